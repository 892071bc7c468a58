using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: the business manager gave the panel meeting another day. To: the review team, with a new invitation for those who were invited.</summary>
/// <param name="Met">When the panel was to meet until then.</param>
/// <param name="Meets">When it meets now.</param>
public sealed record PanelMoved(ReviewReference Reference, MailLink Link, MeetingTime Met, MeetingTime Meets) : Notification
{
    public override string Kind => "panel-moved";

    public override Recipients To => ReviewTeam.Everyone;

    private protected override string Subject => Letter.Subject($"The panel meets on another day: {LondonWords.Of(Meets.On)}", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        $"The panel meeting has been moved. It is now {Meets}. Before, it was {Met}.",
        "If you were invited, the new invitation that comes with this mail replaces the old one in your calendar.");
}
