using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: the business manager withdrew a review: the criteria were not met after all. To: everyone on it. The reason stays in the service.</summary>
public sealed record ReviewWithdrawn(ReviewReference Reference, MailLink Link) : Notification
{
    /// <summary>Whether what was recommended or learnt before is followed on: then not every task is closed.</summary>
    public bool SomethingGoesOn { get; init; }

    public override string Kind => "review-withdrawn";

    public override Recipients To => Recipients.AllWhoAre(Role.All);

    private protected override string Subject => Letter.Subject("Review withdrawn", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        SomethingGoesOn
            ? "This review is withdrawn: its tasks are closed, and you will get no more reminders of them. What was recommended or learnt before that is followed on. If you have a task of that, you keep it."
            : "This review is withdrawn. Nothing more is asked of you: its tasks are closed, and you will get no more reminders of them.",
        Meeting is null
            ? "If a meeting of this review is in your calendar, the business manager will tell you whether it still takes place."
            : "Its panel meeting is cancelled. If your calendar does not take it out by itself, take it out.",
        "What was done so far is kept, and you can still read what you could read before.");
}
