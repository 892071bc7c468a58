using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: job <c>copy-notification</c>: the authority notified the Panel; a copy is owed the same day (S003 App. D, notification of incidents). To: the business manager.</summary>
public sealed record NotificationCopied(ReviewReference Reference, MailLink Link, LocalDate NotifiedOn) : Notification
{
    public override string Kind => "notification-copied";

    public override Recipients To => Recipients.AllWhoAre(Role.BusinessManager);

    private protected override string Subject => Letter.Subject($"Notification made on {LondonWords.Of(NotifiedOn)}", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        $"The local authority notified the national Panel of a serious incident on {LondonWords.Of(NotifiedOn)}.",
        "This is your copy of the record. A rapid review is now due within 15 working days.");
}
