using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: job <c>record-submission</c> (S003 App. E, day 15). To: the review team and the independent advisor.</summary>
public sealed record ReviewSubmitted(ReviewReference Reference, MailLink Link, LocalDate SubmittedOn) : Notification
{
    public override string Kind => "review-submitted";

    public override Recipients To => ReviewTeam.AndTheAdvisor;

    private protected override string Subject => Letter.Subject($"Rapid review submitted on {LondonWords.Of(SubmittedOn)}", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        $"The rapid review report was submitted to the national Panel on {LondonWords.Of(SubmittedOn)}.",
        "You do not need to do anything.");
}
