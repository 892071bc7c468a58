using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: the account of somebody on a running review was closed. To: the business managers on it.</summary>
public sealed record PersonLeft(ReviewReference Reference, MailLink Link) : Notification
{
    public override string Kind => "person-left";

    public override Recipients To => Recipients.AllWhoAre(Role.BusinessManager);

    private protected override string Subject => Letter.Subject("Someone on the review has left", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "The account of someone on this review was closed. They can no longer sign in.",
        "What they alone had been given to do is with its group again.",
        "Check that somebody else is on the review for each of their parts, and put somebody on it where nobody is.");
}
