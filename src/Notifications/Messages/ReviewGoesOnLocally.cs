using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: the business manager recorded that the notification is withdrawn and the review goes on as a local one. To: everyone on it. The reason stays in the service.</summary>
public sealed record ReviewGoesOnLocally(ReviewReference Reference, MailLink Link) : Notification
{
    public override string Kind => "review-goes-on-locally";

    public override Recipients To => Recipients.AllWhoAre(Role.All);

    private protected override string Subject => Letter.Subject("Notification withdrawn, review goes on locally", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "The notification to the national Panel is withdrawn. The safeguarding partners go on with the review as a local one.",
        "Your tasks and their dates stay as they are. The finished review goes to the safeguarding partners, not to the Panel.");
}
