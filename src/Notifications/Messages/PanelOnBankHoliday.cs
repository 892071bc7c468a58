using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: the day that was chosen for a panel meeting still to come has become a bank holiday. To: the business managers on the review.</summary>
/// <param name="Meets">When the panel is to meet; it stays until people choose another day.</param>
public sealed record PanelOnBankHoliday(ReviewReference Reference, MailLink Link, MeetingTime Meets) : Notification
{
    public override string Kind => "panel-on-bank-holiday";

    public override Recipients To => Recipients.AllWhoAre(Role.BusinessManager);

    private protected override string Subject => Letter.Subject($"The panel meets on a bank holiday: {LondonWords.Of(Meets.On)}", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        $"The panel of this review is to meet {Meets}. That day has become a bank holiday.",
        "Its day was chosen, so nothing has moved it, and everyone who was invited still has it in their calendar.",
        "Decide whether the panel can meet that day. If it cannot, give the panel meeting another date in the review: everyone who was invited is then sent a new invitation.");
}
