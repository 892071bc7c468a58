using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification;

/// <summary>Each person's task says when it is due.</summary>
internal sealed class DeadlineRule : IDefinitionRule
{
    public bool FollowsFlows => false;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject) => subject.Process.Elements.OfType<UserTask>()
        .Where(t => t.DueDate is null)
        .Select(t => subject.Error(t, VerificationCodes.TaskWithoutDeadline, "Expected the task to have a due date, but it has none: fill in Due date, for example =review day(6)."));
}
