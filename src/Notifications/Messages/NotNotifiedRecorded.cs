using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: job <c>record-not-notified</c>: it was decided not to notify (a record too: who decided, why, each partner's view). To: the three partners and the business manager.</summary>
public sealed record NotNotifiedRecorded(ReviewReference Reference, MailLink Link, LocalDate DecidedOn) : Notification
{
    public override string Kind => "not-notified-recorded";

    public override Recipients To => Recipients.AllWhoAre(Role.SafeguardingPartner, Role.BusinessManager);

    private protected override string Subject => Letter.Subject($"Decision not to notify recorded on {LondonWords.Of(DecidedOn)}", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        $"A decision not to notify the national Panel was recorded on {LondonWords.Of(DecidedOn)}.",
        "The reasons and each partner's view are on record. If new facts come to light, the decision can be made again.");
}
