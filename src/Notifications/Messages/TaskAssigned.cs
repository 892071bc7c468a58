using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: a task was created, or was given to somebody else. To: whoever has it.</summary>
/// <param name="Step">The kind of step; a kind not known to the wording is called a task.</param>
/// <param name="Due">London time; null when the task has none.</param>
public sealed record TaskAssigned(ReviewReference Reference, MailLink Link, string Step, LocalDateTime? Due, Recipients Holders) : Notification
{
    /// <summary>The kind, as the outbox keeps it.</summary>
    public const string Name = "task-assigned";

    public override string Kind => Name;

    public override Recipients To => Holders;

    private protected override string Subject => Letter.Subject($"{StepWords.Of(Step).Noun}{(Due is { } due ? $" due {LondonWords.Of(due)}" : "")}", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        $"You have a task to do: {StepWords.Of(Step).Doing}.",
        Due is { } due ? $"It is due by {LondonWords.Of(due)}." : "It has no due date.");
}
