using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: job <c>tell-dispute</c>: the three partners have not settled or decided a dispute by its date (S003, dispute resolution). To: those whom the definition names.</summary>
/// <param name="Concerned">Whoever stands above the partners.</param>
public sealed record DisputeLate(ReviewReference Reference, MailLink Link, Recipients Concerned) : Notification
{
    public override string Kind => "dispute-late";

    public override Recipients To => Concerned;

    private protected override string Subject => Letter.Subject("A dispute is not decided", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "The three safeguarding partners have not settled or decided a dispute about this review, and the date for it has passed.",
        "Sign in to see what it is about and where it stands. It stays with them until they record what came of it.");
}
