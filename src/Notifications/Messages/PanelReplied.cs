using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: job <c>circulate-panel-reply</c>: the Panel's reply is recorded (S003 App. D). To: the three partners, the lead author, the independent advisor and the business manager.</summary>
public sealed record PanelReplied(ReviewReference Reference, MailLink Link, LocalDate RepliedOn) : Notification
{
    public override string Kind => "panel-replied";

    public override Recipients To => Recipients.AllWhoAre(Role.SafeguardingPartner, Role.LeadAuthor, Role.IndependentAdvisor, Role.BusinessManager);

    private protected override string Subject => Letter.Subject($"The national Panel wrote on {LondonWords.Of(RepliedOn)}", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        $"What the national Panel wrote on {LondonWords.Of(RepliedOn)} is recorded.",
        "Sign in to read it. If the decision has to be looked at again, the business manager will arrange a meeting.");
}
