using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Registers;
using Reviews.Workflows.Steps;

namespace Reviews.Workflows.Verification;

/// <summary>A step says by words that we read what it does to which proceedings may be opposed, and when: a misspelt one would be opposed by nothing. Which register it shows is one that we keep. What it tells above its questions is FEEL too.</summary>
internal sealed class HeedsRule : IDefinitionRule
{
    public bool FollowsFlows => false;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject)
    {
        foreach (var task in subject.Process.Elements.OfType<UserTask>())
        {
            foreach (var act in ProceedingHeeded.ActsOf(task.Properties).Except(ProceedingHeeded.Acts))
                yield return subject.Error(task, VerificationCodes.UnknownProperty, $"Expected {StepProperties.Heeds} to list some of {string.Join(", ", ProceedingHeeded.Acts)}, but found '{act}'.");
            if (task.Properties.GetValueOrDefault(StepProperties.Register) is { } register && Register.Find(register) is null)
                yield return subject.Error(task, VerificationCodes.UnknownProperty, $"Expected {StepProperties.Register} to be one of {string.Join(", ", Register.All)}, but found '{register}'.");
            foreach (var name in new[] { StepProperties.HeedsWhen, StepProperties.Tells })
            {
                if (task.Properties.GetValueOrDefault(name) is { } text && FeelExpression.Parse(text).Expression is null)
                    yield return subject.Error(task, ProblemCodes.BadExpression, $"Expected {name} to be FEEL, but '{text}' is not.");
            }
        }
    }
}
