using Reviews.Workflows.Definitions;
using Reviews.Workflows.Steps;

namespace Reviews.Workflows.Verification;

/// <summary>Each person's task names a step we have, or at least a form.</summary>
internal sealed class UnknownStepRule : IDefinitionRule
{
    public bool FollowsFlows => false;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject)
    {
        var known = string.Join(", ", StepCatalogue.All.Select(s => s.OfKind));
        foreach (var task in subject.Process.Elements.OfType<UserTask>())
        {
            if (StepCatalogue.Find(task.Step) is null)
                yield return subject.Error(task, VerificationCodes.UnknownStep, $"Expected the property step to be one of {known}, but found '{task.Step}'.");
            else if (!task.Properties.ContainsKey("step") && task.FormId is null)
                yield return subject.Error(task, VerificationCodes.UnknownStep, $"Expected the task to name a form or a step ({known}), but it names neither.");
        }
    }
}
