using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: job <c>circulate-draft-report</c> (S003 App. E, day 12, 09:30). To: the review team.</summary>
/// <param name="CommentsBy">London time; null when the process does not say.</param>
public sealed record DraftCirculated(ReviewReference Reference, MailLink Link, ReviewType Type, LocalDateTime? CommentsBy) : Notification
{
    public override string Kind => "draft-circulated";

    public override Recipients To => ReviewTeam.Everyone;

    private protected override string Subject => Letter.Subject(CommentsBy is { } by ? $"Draft report: comments due {LondonWords.Of(by)}" : "Draft report: comments due", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        $"The first draft of the {Type} report has been circulated. You can read it now.",
        CommentsBy is { } by
            ? $"Send your comments and requested amendments by {LondonWords.Of(by)}. Comments that come later may not be included."
            : "Send your comments and requested amendments by the date of your task. Comments that come later may not be included.");
}
