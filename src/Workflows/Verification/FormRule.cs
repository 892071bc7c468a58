using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification;

/// <summary>Each form that a task names is there, and there is one of it.</summary>
internal sealed class FormRule : IDefinitionRule
{
    public bool FollowsFlows => false;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject)
    {
        foreach (var task in subject.Process.Elements.OfType<UserTask>().Where(t => t.FormId is not null))
        {
            var files = FormPlaces.Nearest(subject.Process.File, subject.Set.Forms.Where(f => f.Id == task.FormId).Select(f => f.File));
            if (files.Count == 0)
                yield return subject.Error(task, ProblemCodes.UnknownForm, $"Expected a form with the id {task.FormId} beside this file or in its forms folder, but there is none that can be read.");
            else if (files.Count > 1)
                yield return subject.Error(task, ProblemCodes.AmbiguousForm, $"Expected one form with the id {task.FormId}, but found {string.Join(" and ", files)}: rename one.");
        }
    }
}
