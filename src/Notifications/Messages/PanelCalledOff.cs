using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>
/// Trigger: somebody who was invited to a panel meeting to come has left the review, or the part in which they were invited.
/// To: that person, who is told no more of it than they knew, with what takes it out of their calendar.
/// </summary>
/// <param name="Panel">When it was to be, as they were told last.</param>
public sealed record PanelCalledOff(ReviewReference Reference, MeetingTime Panel) : Notification
{
    public override string Kind => "panel-called-off";

    /// <summary>Nobody on the review: it goes to the address that the invitation went to.</summary>
    public override Recipients To => new([], null);

    private protected override string Subject => Letter.Subject("You are no longer invited to the panel meeting", Reference);

    private protected override string Body => Letter.Paragraphs(
        $"You were invited to the panel meeting {Panel}. You are no longer on this review, or no longer in the part in which you were invited, so you are not expected there.",
        "If your calendar does not take the meeting out by itself, take it out.",
        $"Review: {ReferenceText.Of(Reference)}",
        Letter.Ending);
}
