using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>
/// Trigger: job <c>tell-dispute</c>: one side has recorded that a dispute is settled or taken back (S003, dispute resolution). To: those
/// whom the definition names at that rung; either side can still say that it is not.
/// </summary>
/// <param name="Concerned">Whom it concerns by now.</param>
public sealed record DisputeRecordedSettled(ReviewReference Reference, MailLink Link, Recipients Concerned) : Notification
{
    public override string Kind => "dispute-recorded-settled";

    public override Recipients To => Concerned;

    private protected override string Subject => Letter.Subject("A dispute is recorded as over", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "One side has recorded that a dispute about this review is settled or taken back. Sign in to see what was recorded.",
        "If that is right, you need do nothing. If it is not, each side has a task in which to say so, and until when.");
}
