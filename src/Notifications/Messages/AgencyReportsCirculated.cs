using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: job <c>release-agency-reports</c> (S003 App. E, day 7). To: the review team.</summary>
/// <param name="Panel">The meeting the reports are read for (S003 App. E, day 8); null when not even its day can be said.</param>
/// <param name="DiscussedBy">London time by which they are to be discussed, in a process whose meeting nobody has set a day for as yet; null in any other.</param>
public sealed record AgencyReportsCirculated(ReviewReference Reference, MailLink Link, MeetingTime? Panel, LocalDateTime? DiscussedBy = null) : Notification
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
        (Panel, DiscussedBy) switch
        {
            ({ } panel, _) => $"Read them before the panel meeting {panel}.",
            (null, { } by) => $"Read them before they are discussed. That is to be done by {LondonWords.Of(by)}, and no day is set for it yet.",
            _ => "Read them before the panel meeting.",
        });
}
