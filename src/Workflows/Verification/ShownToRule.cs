using Reviews.Workflows.Access;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;

namespace Reviews.Workflows.Verification;

/// <summary>A process that is not for everyone on a review says whom it is for in FEEL that gives roles we have, with their bodies: one that cannot be read would hide it from all.</summary>
internal sealed class ShownToRule : IDefinitionRule
{
    public bool FollowsFlows => false;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject)
    {
        if (!subject.Process.Properties.TryGetValue(StepProperties.ProcessShownTo, out var text))
            yield break;
        if (FeelExpression.Parse(text) is not { Expression: { } groups })
        {
            yield return subject.ProcessError(ProblemCodes.BadExpression, $"Expected {StepProperties.ProcessShownTo} to be FEEL that gives a list of roles, but '{text}' is not.");
            yield break;
        }

        var names = groups.Evaluate(new FeelScope(_ => RoleRule.Sample)).Value is FeelList list ? list.Items : [];
        if (names.Count == 0)
            yield return subject.ProcessError(VerificationCodes.UnknownRole, $"Expected {StepProperties.ProcessShownTo} to give a list of roles, but '{text}' gives none.");
        foreach (var name in names)
        {
            if (name is not FeelText { Value: var role })
                yield return subject.ProcessError(VerificationCodes.UnknownRole, $"Expected {StepProperties.ProcessShownTo} to be a list of roles, but it holds {name}.");
            else if (!Group.TryParse(role, out _, out var problem))
                yield return subject.ProcessError(VerificationCodes.UnknownRole, problem);
        }
    }
}
