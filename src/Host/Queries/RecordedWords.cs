using Reviews.Host.Storage.Rows;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Queries;

/// <summary>How an answer came that was entered for whoever gave it, in words: the same wherever the answer is shown.</summary>
internal static class RecordedWords
{
    private static readonly Dictionary<string, string> Ways = new(StringComparer.Ordinal)
    {
        [ReceivedAnswer.SecureMail] = "by secure mail",
        [ReceivedAnswer.Paper] = "on paper",
        [ReceivedAnswer.Telephone] = "by telephone",
        [ReceivedAnswer.InMeeting] = "in a meeting",
    };

    /// <summary>"by secure mail".</summary>
    public static string Way(string how) => Ways.GetValueOrDefault(how, how);

    /// <summary>"Recorded for A. Khan, received by telephone at 10am on Friday 18 December 2026."</summary>
    public static string Sentence(RecordedAnswerRow recorded) => $"Recorded for {Came(recorded)}.";

    /// <summary>Who answered: "Morgan", or "Morgan for A. Khan, received by telephone at 10am on Friday 18 December 2026, entered" where somebody else entered it.</summary>
    public static string By(ReviewTaskRow task, PeopleNames names) =>
        names.Of(task.CompletedBy) + (task.Recorded is { } recorded ? $" for {Came(recorded)}, entered" : "");

    private static string Came(RecordedAnswerRow recorded) =>
        $"{recorded.From}, received {Way(recorded.How)} at {LondonWords.Of(LondonTime.ToLocal(recorded.At).With(TimeAdjusters.TruncateToMinute))}";
}
