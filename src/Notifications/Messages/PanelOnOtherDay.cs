using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>
/// Trigger: the date a review is counted from was corrected, so that the day chosen for a panel meeting still to come is another
/// day of the review. To: the business managers on it.
/// </summary>
/// <param name="Meets">When the panel is to meet; it stays until people choose another day.</param>
/// <param name="Was">The number of that day until now; null when it bore none.</param>
/// <param name="Now">Its number now; null when it bears none.</param>
public sealed record PanelOnOtherDay(ReviewReference Reference, MailLink Link, MeetingTime Meets, int? Was, int? Now) : Notification
{
    public override string Kind => "panel-on-other-day";

    public override Recipients To => Recipients.AllWhoAre(Role.BusinessManager);

    private protected override string Subject => Letter.Subject($"The panel meeting is now on {DayOf(Now)} of the review", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        $"The date that this review is counted from was corrected. Its panel is to meet {Meets}: that was {DayOf(Was)} of the review, and is now {DayOf(Now)}.",
        "Its day was chosen, so nothing has moved it, and everyone who was invited still has it in their calendar.",
        "Decide whether the panel can meet that day. If it cannot, give the panel meeting another date in the review: everyone who was invited is then sent a new invitation.");

    /// <summary>"day 8"; "no counted day" for one that bears no number.</summary>
    public static string DayOf(int? day) => day is { } number ? FormattableString.Invariant($"day {number}") : "no counted day";
}
