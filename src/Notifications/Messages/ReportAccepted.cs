using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: the business manager accepted an agency's report. To: the agency's lead.</summary>
public sealed record ReportAccepted(ReviewReference Reference, MailLink Link, Group Lead) : Notification
{
    public override string Kind => "report-accepted";

    public override Recipients To => Recipients.Having(assignee: null, [Lead]);

    private protected override string Subject => Letter.Subject("Your agency’s report is accepted", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "The business manager has read your agency’s report and accepted it.",
        "You need do nothing now. It is circulated to everyone involved with the other agencies’ reports.");
}
