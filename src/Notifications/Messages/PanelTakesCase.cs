using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: job <c>tell-case-taken</c>: the national Panel reviews the case itself, and the review that ran of it ends. To: everyone on it. What the Panel wrote stays in the service.</summary>
public sealed record PanelTakesCase(ReviewReference Reference, MailLink Link) : Notification
{
    public override string Kind => "panel-takes-case";

    public override Recipients To => Recipients.AllWhoAre(Role.All);

    private protected override string Subject => Letter.Subject("The national Panel takes the case", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "The national Panel takes this case into a review of its own, and the partnership’s practice review ends. Its tasks are closed, and you will get no more reminders of them.",
        "What was recommended or learnt before that is followed on. If you have a task of that, you keep it.",
        "What was done so far is kept, and you can still read what you could read before.");
}
