using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: the business manager recorded what came by mail, telephone or paper as the answer to somebody's task. To: whoever had the task, so that they can object.</summary>
/// <param name="Step">The kind of step; a kind not known to the wording is called a task.</param>
public sealed record AnswerRecorded(ReviewReference Reference, MailLink Link, string Step, Recipients Holders) : Notification
{
    public override string Kind => "task-recorded";

    public override Recipients To => Holders;

    private protected override string Subject => Letter.Subject($"{StepWords.Of(Step).Noun} recorded for you", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        $"The business manager has recorded an answer to a task of yours, as it came by mail, telephone or paper: {StepWords.Of(Step).InSentence}.",
        "If you did not give this answer, or if it is not what you said, tell the business manager today.");
}
