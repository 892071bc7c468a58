using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: job <c>release-agency-reports</c> (S003 App. E, day 7). To: the review team.</summary>
/// <param name="PanelAt">London time of the meeting the reports are read for (S003 App. E, day 8).</param>
public sealed record AgencyReportsCirculated(ReviewReference Reference, MailLink Link, LocalDateTime PanelAt) : Notification
{
    public override string Kind => "agency-reports-circulated";

    public override Recipients To => ReviewTeam.Everyone;

    private protected override string Subject => Letter.Subject("Agency reports ready to read", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "The agency reports have been circulated. You can read them now.",
        $"Read them before the panel meeting at {LondonWords.Of(PanelAt)}.");
}
