using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: the morning of the day on which a delay that is in force is to be looked at again. To: the business managers on the review.</summary>
/// <param name="ReviewOn">That day.</param>
public sealed record DelayToReview(ReviewReference Reference, MailLink Link, LocalDate ReviewOn) : Notification
{
    public override string Kind => "delay-to-review";

    public override Recipients To => Recipients.AllWhoAre(Role.BusinessManager);

    private protected override string Subject => Letter.Subject($"A delay is to be reviewed: {LondonWords.Of(ReviewOn)}", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        $"A delay of this review was agreed, to be looked at again on {LondonWords.Of(ReviewOn)}.",
        "Decide whether its reason still holds. If the review goes on, or needs more time than was agreed, record that under Delays in the review.",
        "Until you do, the dates stay as they were agreed.");
}
