using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: job <c>tell-decision-makers</c>: a meeting is arranged to look at the decision again (S003 App. D). To: the three partners, the independent advisor and the business manager.</summary>
/// <param name="Place">A room or the link to join.</param>
public sealed record DecisionMakersConvened(ReviewReference Reference, MailLink Link, MeetingTime Meets, string Place) : Notification
{
    public override string Kind => "decision-makers-convened";

    public override Recipients To => Recipients.AllWhoAre(Role.SafeguardingPartner, Role.IndependentAdvisor, Role.BusinessManager);

    private protected override string Subject => Letter.Subject($"Meeting of the decision-makers on {LondonWords.Of(Meets.On)}", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        $"The safeguarding partners’ decision-makers and the independent advisor meet {Meets}.",
        $"Place: {MeetingPlace.InOneLine(Place)}",
        "They look at the decision again after the national Panel’s reply. Sign in to read the reply before the meeting.");
}
