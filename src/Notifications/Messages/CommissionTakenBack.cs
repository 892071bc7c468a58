using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: job <c>tell-commission-taken-back</c>: the decision-makers changed their decision, and the practice review that ran ends. To: everyone on it. What is decided instead stays in the service.</summary>
public sealed record CommissionTakenBack(ReviewReference Reference, MailLink Link) : Notification
{
    public override string Kind => "commission-taken-back";

    public override Recipients To => Recipients.AllWhoAre(Role.All);

    private protected override string Subject => Letter.Subject("The practice review ends", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "The decision was changed: there is no local child safeguarding practice review any longer, and the one that ran ends. Its tasks are closed, and you will get no more reminders of them.",
        "What was recommended or learnt before that is followed on. If you have a task of that, you keep it.",
        "What was done so far is kept, and you can still read what you could read before.");
}
