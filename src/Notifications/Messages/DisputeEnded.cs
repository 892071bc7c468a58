using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: job <c>tell-dispute</c>: the three partners have recorded what came of a dispute (S003, dispute resolution). To: those whom the definition names at that rung.</summary>
/// <param name="Concerned">Whom it concerns by now.</param>
public sealed record DisputeEnded(ReviewReference Reference, MailLink Link, Recipients Concerned) : Notification
{
    public override string Kind => "dispute-ended";

    public override Recipients To => Concerned;

    private protected override string Subject => Letter.Subject("A dispute has ended", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "A dispute about this review has ended.",
        "Sign in to see what was agreed or decided. The review goes on.");
}
