using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Notifications.Messages;

/// <summary>
/// Trigger: a rung of the task's <c>escalate</c> list while the task is still owed. To: the role the rung names, for the
/// task's own body where the role belongs to one; the mail says in which role they are told, and why. Of a vote that is
/// open it says only that: who has voted is as hidden as how, so it names no partner and says of none that they have not.
/// </summary>
/// <param name="Link">For a vote the review's own, which is the same whoever's vote it is; else the task's.</param>
/// <param name="Due">London time.</param>
/// <param name="IsPast">Whether the due time has come; an escalation may go before it.</param>
public sealed record TaskEscalated(ReviewReference Reference, MailLink Link, string Step, LocalDateTime Due, bool IsPast, Group Told) : Notification
{
    public override string Kind => "task-escalated";

    public override Recipients To => new([Told], null);

    private protected override string Subject =>
        Letter.Subject($"Escalation: {StepWords.Of(Step).InSentence} {(IsPast ? "was due" : "due")} {LondonWords.Of(Due)}", Reference);

    private protected override string Body => Step == VoteStep.Kind ? OfAVote : Letter.Of(
        Reference,
        Link,
        $"A task {(IsPast ? "was due by" : "is due by")} {LondonWords.Of(Due)} and is not done.",
        $"What is owed: {StepWords.Of(Step).InSentence}.",
        $"You are told in your role of {Lowered(Told.Role.Name)}, because this task is escalated to that role {(IsPast ? "when it is late" : "before it is late")}.",
        IsPast ? "Make sure that it is done, or agree what happens next." : "Make sure that it is done in time.");

    private string OfAVote => Letter.Of(
        Reference,
        Link,
        $"A vote {(IsPast ? "was due to close at" : "closes at")} {LondonWords.Of(Due)}, and it is still open.",
        "Who has voted, and how, is hidden until it has closed. This email is the same whoever has not voted yet.",
        "You are told because an open vote is escalated to your role.",
        Told.Role == Role.SafeguardingPartner ? "If you have not voted yet, do it now." : "Remind all the partners of it.");

    private static string Lowered(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
