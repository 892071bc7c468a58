using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: the morning of a working day, for whoever chose one mail a day and is still to do what waited for it. To: that person.</summary>
/// <param name="Lines">At least one; said in the order of their dates, what has none last.</param>
/// <param name="Choice">Where they choose how they are mailed.</param>
/// <param name="Person">The person's id.</param>
public sealed record MorningDigest(IReadOnlyList<DigestLine> Lines, MailLink Choice, string Person) : Notification
{
    public override string Kind => "morning-digest";

    public override Recipients To => new([], Person);

    private protected override string Subject => Lines.Count == 1 ? "1 task is waiting for you" : FormattableString.Invariant($"{Lines.Count} tasks are waiting for you");

    private protected override string Body => Letter.Paragraphs(
    [
        Lines.Count == 1 ? "This task is waiting for you. Sign in to do it." : "These tasks are waiting for you. Sign in to do them.",
        .. Lines.OrderBy(line => line.Due ?? LocalDateTime.MaxIsoValue).ThenBy(line => line.Reference.ToString(), StringComparer.Ordinal).Select(line => line.ToString()),
        "You get this once on a working day because you chose one email a day. What must be done the same day, what is late and what is escalated to you still come at once.",
        $"Change it: {Choice}",
        Letter.Ending,
    ]);
}

/// <summary>One task of a digest.</summary>
/// <param name="Due">London time; null when the task has none.</param>
public sealed record DigestLine(ReviewReference Reference, string Step, LocalDateTime? Due, MailLink Link)
{
    public override string ToString() =>
        $"{ReferenceText.Of(Reference)}, {StepWords.Of(Step).InSentence}, {(Due is { } due ? $"due by {LondonWords.Of(due)}" : "no due date")}:\n{Link}";
}
