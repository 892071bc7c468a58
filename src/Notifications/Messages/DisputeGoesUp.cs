using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: job <c>tell-dispute</c>: a dispute was not settled and goes to the next rung (S003, dispute resolution). To: those whom the definition names at that rung.</summary>
/// <param name="Concerned">Whom it concerns by now.</param>
public sealed record DisputeGoesUp(ReviewReference Reference, MailLink Link, Recipients Concerned) : Notification
{
    public override string Kind => "dispute-goes-up";

    public override Recipients To => Concerned;

    private protected override string Subject => Letter.Subject("A dispute goes one rung up", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "A dispute about this review was not settled, and goes one rung up: from the people concerned to their senior managers, and from them to the three safeguarding partners.",
        "Sign in to see where it stands and until when it is to be settled there.");
}
