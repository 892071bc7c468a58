using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: a rung of the task's <c>remind</c> list before its due time. To: whoever has the task.</summary>
public sealed record TaskReminder(ReviewReference Reference, MailLink Link, string Step, LocalDateTime Due, Recipients Holders) : Notification
{
    public override string Kind => "task-reminder";

    public override Recipients To => Holders;

    private protected override string Subject => Letter.Subject($"Reminder: {StepWords.Of(Step).InSentence} due {LondonWords.Of(Due)}", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "This is a reminder of a task that is waiting for you.",
        $"The task: {StepWords.Of(Step).Doing}.",
        $"It is due by {LondonWords.Of(Due)}.");
}
