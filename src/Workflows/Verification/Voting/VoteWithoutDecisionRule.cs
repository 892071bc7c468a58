using Reviews.Workflows.Definitions;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Workflows.Verification.Voting;

/// <summary>
/// No vote ends without a decision. It is tried out with every way to vote, silence included, by a few voters: every way from
/// its end, whether all have voted, enough have, or its time has passed, comes to a person's task that no unanimous vote comes
/// to, where somebody settles it, or back to the vote.
/// </summary>
internal sealed class VoteWithoutDecisionRule : IDefinitionRule
{
    public bool FollowsFlows => true;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject) => subject.Process.Elements.OfType<UserTask>()
        .Where(t => t.Step == VoteStep.Kind)
        .Select(t => Check(subject, t)).OfType<DefinitionProblem>();

    private static DefinitionProblem? Check(CheckedProcess subject, UserTask task)
    {
        var trial = new VoteTrial(subject.Process, task);
        var unanimous = trial.Unanimous().ToList();
        var usual = unanimous.SelectMany(c => c.PassedUndoubted).ToHashSet();
        var isIncomplete = trial.HasTooManyCases || unanimous.Exists(c => c.IsIncomplete);
        foreach (var (when, course, mustBeCounted) in trial.Undecided(e => IsSomebodys(e) && !usual.Contains(e.Id)))
        {
            if (course.WithoutDecision(mustBeCounted) is { } way)
                return subject.Error(task, VerificationCodes.VoteWithoutDecision, $"Expected this vote to be settled by somebody when {when}, but then it ends without a decision: count the votes with vote tally, and lead a gateway's condition such as =tally.decision = null to a person's task of its own. The way there: {string.Join(", ", way)}.");
            isIncomplete |= course.IsIncomplete;
        }

        return isIncomplete ? subject.Warning(task, VerificationCodes.NotProven, "Whether this vote always ends with a decision could not be told within bounds: offer fewer choices, or lead fewer ways from it to the end.") : null;
    }

    private static bool IsSomebodys(Element element) => element switch
    {
        UserTask or CallActivity => true,
        SubProcess { IsRepeated: true } sub => sub.Body.Elements.Any(IsSomebodys),
        _ => false,
    };
}
