using Reviews.Host.Queries;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Form;

namespace Reviews.Host.Pages.Tasks;

/// <summary>The questions of a form.</summary>
internal sealed class FormModel(TaskDesk tasks) : TaskPageModel(tasks)
{
    protected override string Step => FormStep.Kind;

    /// <summary>The current version of the report, where the task shows it.</summary>
    public ListedDocument? Draft { get; private set; }

    /// <summary>The same with what has changed in it.</summary>
    public DraftVersion? Version { get; private set; }

    protected override async Task PrepareAsync(CancellationToken cancellation)
    {
        if (Screen.Task.Properties.GetValueOrDefault(StepProperties.Shows) != StepProperties.ShowsDraft)
            return;
        Draft = await CurrentDraft.OfAsync(Tasks, Screen, cancellation);
        if (Draft is { } draft)
            Version = await Tasks.Versions.OfAsync(Screen.Case, draft.Row.Id, Desk.Now, cancellation);
    }

    /// <summary>Whether a date is to be chosen on it.</summary>
    public bool AsksForADate => Screen.Task.Form?.Fields.Any(asked => asked.Kind is FieldKind.Date or FieldKind.DateTime) == true;
}
