using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Steps.SignOff;

namespace Reviews.Host.Pages.Tasks;

/// <summary>Signs one exact version of the report, or says what stands in the way.</summary>
internal sealed class SignOffModel(TaskDesk tasks) : TaskPageModel(tasks)
{
    protected override string Step => SignOffStep.Kind;

    public IReadOnlyList<Choice> Outcomes => [.. SignOffStep.Outcomes(Screen.Task).Select(o => new Choice(o, StepWords.Choice(o)))];

    /// <summary>The exact file that is signed; null where none was handed in.</summary>
    public ListedDocument? Draft { get; private set; }

    /// <summary>The same with its changes and comments.</summary>
    public DraftVersion? Version { get; private set; }

    protected override async Task PrepareAsync(CancellationToken cancellation)
    {
        Draft = await CurrentDraft.OfAsync(Tasks, Screen, cancellation);
        if (Draft is { } draft)
            Version = await Tasks.Versions.OfAsync(Screen.Case, draft.Row.Id, Desk.Now, cancellation);
        // The page now shows another version than the one confirmed: it is to be confirmed anew.
        if (ModelState.TryGetValue(SignOffStep.Sha256, out var entry) && (entry.Errors.Count > 0 || entry.AttemptedValue != Draft?.Row.Sha256))
            ModelState.Remove(SignOffStep.Declaration);
    }
}
