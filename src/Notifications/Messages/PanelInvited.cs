using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>
/// Trigger: somebody has come on a review, or back, in a part whose holders were invited to its panel meeting already. To: that person,
/// with the invitation.
/// </summary>
/// <param name="PanelPlace">See <see cref="MeetingPlace"/>. Null when none was given.</param>
public sealed record PanelInvited(ReviewReference Reference, MailLink Link, MeetingTime Panel, string? PanelPlace, Guid PersonId) : Notification
{
    public override string Kind => "panel-invited";

    public override Recipients To => Recipients.Having(PersonId.ToString("D"), []);

    private protected override string Subject => Letter.Subject($"You are invited to the panel meeting: {LondonWords.Of(Panel.On)}", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "You are invited to the panel meeting of this review. The invitation that comes with this mail puts it into your calendar.",
        $"The panel meets {Panel}.\nPlace: {(PanelPlace is null ? "to be confirmed" : MeetingPlace.InOneLine(PanelPlace))}");
}
