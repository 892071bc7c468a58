using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: job <c>circulate-draft-report</c> (S003 App. E, day 12: a copy to the independent advisor). To: the independent advisor.</summary>
public sealed record DraftForAdvisor(ReviewReference Reference, MailLink Link, ReviewType Type) : Notification
{
    public override string Kind => "draft-for-advisor";

    public override Recipients To => Recipients.AllWhoAre(Role.IndependentAdvisor);

    private protected override string Subject => Letter.Subject("Copy of the draft report", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        $"The first draft of the {Type} report has been circulated to the review team. This is your copy.",
        "You do not need to do anything yet. We will email you when the final copy is ready to proof-read and sign off.");
}
