using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: an agency's report came after the circulation while a proceeding beside the review blocks sharing. To: the business manager, who alone can release it.</summary>
public sealed record LateReportWaits(ReviewReference Reference, MailLink Link) : Notification
{
    public override string Kind => "late-report-waits";

    public override Recipients To => Recipients.AllWhoAre(Role.BusinessManager);

    private protected override string Subject => Letter.Subject("A late report waits to be circulated", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "A report came in after the reports were circulated. Sharing is blocked at present, so nobody else on the review can read it yet.",
        "When sharing is no longer blocked, open the report and circulate it. It does not happen by itself.");
}
