using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Notifications.Messages;

/// <summary>
/// Trigger: the time for a step ran out, and somebody who was asked had not answered; once, however many. To: the business
/// manager, and for a vote the independent advisor. Of a vote it says neither how many did not vote nor who.
/// </summary>
/// <param name="Closed">London time.</param>
public sealed record ClosedWithSilence(ReviewReference Reference, MailLink Link, string Step, LocalDateTime Closed) : Notification
{
    public override string Kind => "closed-with-silence";

    public override Recipients To => IsVote ? Recipients.AllWhoAre(Role.BusinessManager, Role.IndependentAdvisor) : Recipients.AllWhoAre(Role.BusinessManager);

    private protected override string Subject => Letter.Subject($"Not everyone answered: {StepWords.Of(Step).InSentence} closed {LondonWords.Of(Closed)}", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        IsVote
            ? $"The vote closed at {LondonWords.Of(Closed)}. Not everyone who was asked had voted."
            : $"What was asked for: {StepWords.Of(Step).InSentence}. Its time ran out at {LondonWords.Of(Closed)}, and not everyone who was asked had answered.",
        "Silence is never taken as consent, and it does not hold up the review.",
        IsVote
            ? "How many did not vote, and who, is not in this email. Sign in to see how the vote ended."
            : "Sign in to see who has not answered, and decide whether to ask them again.");

    private bool IsVote => Step == VoteStep.Kind;
}
