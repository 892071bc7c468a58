using Reviews.Host.Casework;
using Reviews.Host.Documents;
using Reviews.Notifications.Messages;

namespace Reviews.Host.Queries;

/// <summary>A tracked change or comment as pages show it.</summary>
/// <param name="What">"Put in by A. Khan, 9:30am on Thursday 7 January 2027".</param>
/// <param name="Outcomes">What may be done about it, each with its words.</param>
/// <param name="Settled">What was done about it, by whom; null while nothing is.</param>
internal sealed record ShownMark(int Number, string What, string Text, string Near, bool IsComment, bool IsAddition, bool IsRemoval, IReadOnlyList<(string Value, string Words)> Outcomes, string? Settled)
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        [DraftMarks.Accepted] = "Accepted",
        [DraftMarks.NotAccepted] = "Not accepted",
        [DraftMarks.Answered] = "Answered",
    };

    /// <summary>What stands before the words it is near to.</summary>
    public string NearWords => IsComment ? "About:" : "In:";

    public static IReadOnlyList<ShownMark> Of(DraftMarks marks, PeopleNames names) => [.. marks.Marks.Select(mark => new ShownMark(
        mark.Number,
        $"{DraftMarks.Did(mark.Kind)}{(mark.Author.Length > 0 ? $" by {mark.Author}" : "")}{(mark.At is { } at ? $", {LondonWords.Of(at.With(TimeAdjusters.TruncateToMinute))}" : "")}",
        mark.Text,
        mark.Near,
        mark.Kind == WordMarkKind.Comment,
        mark.Kind == WordMarkKind.Inserted,
        mark.Kind == WordMarkKind.Deleted,
        [.. DraftMarks.Outcomes(mark).Select(outcome => (outcome, Words[outcome]))],
        marks.Settled.GetValueOrDefault(mark.Number) is { } row ? $"{Words[row.Outcome]} by {names.Of(row.By)}.{(row.Answer.Length > 0 ? $" {row.Answer}" : "")}" : null))];
}
