using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: job <c>release-agency-reports</c> (S003 App. E, day 7). To: the review team.</summary>
/// <param name="Panel">The meeting the reports are read for (S003 App. E, day 8); null when not even its day can be said.</param>
public sealed record AgencyReportsCirculated(ReviewReference Reference, MailLink Link, MeetingTime? Panel) : Notification
{
    public override string Kind => "agency-reports-circulated";

    /// <summary>Those whom it invites.</summary>
    public static Recipients Invited { get; } = ReviewTeam.Everyone;

    public override Recipients To => Invited;

    private protected override string Subject => Letter.Subject("Agency reports ready to read", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "The agency reports have been circulated. You can read them now.",
        Panel is null ? "Read them before the panel meeting." : $"Read them before the panel meeting {Panel}.");
}
