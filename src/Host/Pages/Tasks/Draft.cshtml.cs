using Reviews.Host.Queries;
using Reviews.Workflows.Steps.Draft;

namespace Reviews.Host.Pages.Tasks;

/// <summary>Hands in a version of the report, with what was said about the one before.</summary>
internal sealed class DraftModel(TaskDesk tasks) : TaskPageModel(tasks)
{
    protected override string Step => DraftStep.Kind;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ListedDocument> Versions { get; private set; } = [];

    public IReadOnlyList<CommentReceived> Comments { get; private set; } = [];

    // What came back from Word is to be settled before anybody signs it: by whoever handed it in, while they remember.
    protected override async Task<string?> AfterAsync(CancellationToken cancellation) =>
        (await Tasks.Documents.OfStepAsync(Screen.Case, DraftStep.Kind, cancellation)).FirstOrDefault(document => document.Row.TaskId == Screen.Row.Id) is { } handedIn
        && await Tasks.Versions.OfAsync(Screen.Case, handedIn.Row.Id, Desk.Now, cancellation) is { MaySettle: true, UnsettledCount: > 0 }
            ? handedIn.VersionPath + "?handedIn=true"
            : null;

    protected override async Task PrepareAsync(CancellationToken cancellation)
    {
        Versions = await Tasks.Documents.OfStepAsync(Screen.Case, DraftStep.Kind, cancellation);
        Comments = await Tasks.Documents.CommentsAsync(Screen.Case, cancellation);
    }
}
