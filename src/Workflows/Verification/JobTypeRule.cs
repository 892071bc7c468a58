using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Verification;

/// <summary>Each job has somebody to do it; a type that depends on data is left to the run.</summary>
internal sealed class JobTypeRule : IDefinitionRule
{
    public bool FollowsFlows => false;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject)
    {
        if (subject.Settings.JobTypes is not { } known) yield break;
        foreach (var task in subject.Process.Elements.OfType<ServiceTask>())
        {
            if (task.JobType.AsLiteral is FeelText type && !known.Contains(type.Value))
                yield return subject.Error(task, VerificationCodes.UnknownJobType, $"Expected the job type to be one of {string.Join(", ", known.Order(StringComparer.Ordinal))}, but found '{type.Value}'.");
        }
    }
}
