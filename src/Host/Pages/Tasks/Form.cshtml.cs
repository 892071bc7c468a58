using Reviews.Workflows.Forms;
using Reviews.Workflows.Steps.Form;

namespace Reviews.Host.Pages.Tasks;

/// <summary>The questions of a form.</summary>
internal sealed class FormModel(TaskDesk tasks) : TaskPageModel(tasks)
{
    protected override string Step => FormStep.Kind;

    /// <summary>Whether a date is to be chosen on it.</summary>
    public bool AsksForADate => Screen.Task.Form?.Fields.Any(asked => asked.Kind is FieldKind.Date or FieldKind.DateTime) == true;
}
