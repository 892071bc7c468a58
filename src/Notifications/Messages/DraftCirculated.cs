using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: job <c>circulate-draft-report</c> (S003 App. E, day 12, 09:30). To: the review team.</summary>
public sealed record DraftCirculated(ReviewReference Reference, MailLink Link, LocalDateTime CommentsBy) : Notification
{
    public override string Kind => "draft-circulated";

    public override Recipients To => ReviewTeam.Everyone;

    private protected override string Subject => Letter.Subject($"Draft report: comments due {LondonWords.Of(CommentsBy)}", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "The first draft of the rapid review report has been circulated. You can read it now.",
        $"Send your comments and requested amendments by {LondonWords.Of(CommentsBy)}. Comments that come later may not be included.");
}
