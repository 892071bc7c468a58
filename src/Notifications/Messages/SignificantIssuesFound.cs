using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>
/// Trigger: an agency's report says that there are significant practice issues, of which its own senior managers are to be told
/// (S003 App. E, principles). To: the agency's senior. It says neither which agency nor what the issues are.
/// </summary>
public sealed record SignificantIssuesFound(ReviewReference Reference, MailLink Link, Group Senior) : Notification
{
    public override string Kind => "significant-issues-found";

    public override Recipients To => Recipients.Having(assignee: null, [Senior]);

    private protected override string Subject => Letter.Subject("Significant practice issues in your organisation’s report", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        "Your organisation’s report for this review says that there are significant practice issues.",
        "You are told because the arrangements ask for senior managers to know at once. Sign in to read the report, and speak to whoever wrote it.");
}
