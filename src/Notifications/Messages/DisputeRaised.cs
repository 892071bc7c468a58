using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: job <c>tell-dispute</c>: an agency or partner has raised a dispute (S003, dispute resolution). To: those whom the definition names at that rung.</summary>
/// <param name="Concerned">Whom it concerns by now.</param>
public sealed record DisputeRaised(ReviewReference Reference, MailLink Link, Recipients Concerned) : Notification
{
    public override string Kind => "dispute-raised";

    public override Recipients To => Concerned;

    private protected override string Subject => Letter.Subject("A dispute was raised", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "A dispute about this review was raised. It is first for the people concerned to settle between themselves.",
        "Sign in to see what it is about and until when it is to be settled.");
}
