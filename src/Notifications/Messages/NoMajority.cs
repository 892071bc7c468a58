using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: job <c>tell-no-majority</c>: a vote closed with fewer than two votes alike (S003 App. D, majority). To: the three partners, the independent advisor and the business manager.</summary>
public sealed record NoMajority(ReviewReference Reference, MailLink Link) : Notification
{
    public override string Kind => "no-majority";

    public override Recipients To => Recipients.AllWhoAre(Role.SafeguardingPartner, Role.IndependentAdvisor, Role.BusinessManager);

    private protected override string Subject => Letter.Subject("Vote closed without a majority", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "The vote has closed, and no 2 safeguarding partners agree. There is no decision yet.",
        "The partners must settle it. The independent advisor can help them to.");
}
