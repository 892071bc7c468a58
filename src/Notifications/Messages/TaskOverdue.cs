using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: a rung of the task's <c>remind</c> list at or after its due time. To: whoever has the task.</summary>
public sealed record TaskOverdue(ReviewReference Reference, MailLink Link, string Step, LocalDateTime Due, Recipients Holders) : Notification
{
    public override string Kind => "task-overdue";

    public override Recipients To => Holders;

    private protected override string Subject => Letter.Subject($"Overdue: {StepWords.Of(Step).InSentence} was due {LondonWords.Of(Due)}", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "A task that is waiting for you is overdue.",
        $"The task: {StepWords.Of(Step).Doing}.",
        $"It was due by {LondonWords.Of(Due)}. Do it as soon as you can.");
}
