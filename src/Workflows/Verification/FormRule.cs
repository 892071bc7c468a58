using Reviews.Workflows.Definitions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Steps;

namespace Reviews.Workflows.Verification;

/// <summary>Each form that a task, or the start of a process, names is there, and there is one of it; and a file that is to be looked into before it is published is one that its form asks for.</summary>
internal sealed class FormRule : IDefinitionRule
{
    public bool FollowsFlows => false;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject)
    {
        foreach (var (asking, form) in subject.Process.Elements.Select(element => (element, element switch { UserTask task => task.FormId, StartEvent start => start.FormId, _ => null })).Where(one => one.Item2 is not null))
        {
            var files = FormPlaces.Nearest(subject.Process.File, subject.Set.Forms.Where(f => f.Id == form).Select(f => f.File));
            if (files.Count == 0)
                yield return subject.Error(asking, ProblemCodes.UnknownForm, $"Expected a form with the id {form} beside this file or in its forms folder, but there is none that can be read.");
            else if (files.Count > 1)
                yield return subject.Error(asking, ProblemCodes.AmbiguousForm, $"Expected one form with the id {form}, but found {string.Join(" and ", files)}: rename one.");
        }

        foreach (var task in subject.Process.Elements.OfType<UserTask>())
        {
            if (task.Properties.GetValueOrDefault(StepProperties.Public) is { } field
                && (task.FormId is { } form ? subject.Set.FormFor(subject.Process, form) : null)?.Field(field)?.Kind != FieldKind.FilePicker)
                yield return subject.Error(task, VerificationCodes.UnknownProperty, $"Expected {StepProperties.Public} to name a file that the task's form asks for, but \"{field}\" is none.");
        }
    }
}
