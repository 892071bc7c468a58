using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: job <c>tell-dissent</c>: a vote closed with a cast vote other than the decision's (S003 App. D, majority). To: the independent advisor and the strategic group.</summary>
public sealed record DissentRecorded(ReviewReference Reference, MailLink Link) : Notification
{
    public override string Kind => "dissent-recorded";

    public override Recipients To => Recipients.AllWhoAre(Role.IndependentAdvisor, Role.StrategicGroup);

    private protected override string Subject => Letter.Subject("A safeguarding partner dissented", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "The safeguarding partners have decided by a majority, and a dissent is recorded.",
        "You are told because the independent advisor helps where the partners disagree, and the strategic group oversees it. The decision stands unless the partners change it.");
}
