using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: new facts came to light, and a decision not to notify is made again. To: the three partners and the business manager. The facts stay in the service.</summary>
public sealed record ReviewReopened(ReviewReference Reference, MailLink Link, LocalDate AwareOn) : Notification
{
    public override string Kind => "review-reopened";

    public override Recipients To => Recipients.AllWhoAre(Role.SafeguardingPartner, Role.BusinessManager);

    private protected override string Subject => Letter.Subject("Decision not to notify looked at again", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "New facts have come to light. Whether to notify the national Panel is decided again.",
        $"The 5 working days are counted from {LondonWords.Of(AwareOn)}, when the authority became aware of them.");
}
