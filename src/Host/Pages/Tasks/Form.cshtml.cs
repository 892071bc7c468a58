using Reviews.Workflows.Steps.Form;

namespace Reviews.Host.Pages.Tasks;

/// <summary>The questions of a form.</summary>
internal sealed class FormModel(TaskDesk tasks) : TaskPageModel(tasks)
{
    protected override string Step => FormStep.Kind;
}
