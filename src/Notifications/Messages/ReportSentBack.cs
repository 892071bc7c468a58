using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: the business manager sent an agency's report back. To: the agency's lead, who has a task for it with a date of its own.</summary>
public sealed record ReportSentBack(ReviewReference Reference, MailLink Link, Group Lead) : Notification
{
    public override string Kind => "report-sent-back";

    public override Recipients To => Recipients.Having(assignee: null, [Lead]);

    private protected override string Subject => Letter.Subject("Your agency’s report is sent back to you", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "The business manager has read your agency’s report and asks for something to be added or changed. Sign in to see what.",
        "You have a task for it, with a short deadline. What you sent before is kept.");
}
