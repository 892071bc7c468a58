using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;
using Reviews.Workflows.Steps.Draft;

namespace Reviews.Host.Pages.Tasks;

/// <summary>Hands in a version of the report, with what was said about the one before.</summary>
internal sealed class DraftModel(TaskDesk tasks) : TaskPageModel(tasks)
{
    protected override string Step => DraftStep.Kind;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ListedDocument> Versions { get; private set; } = [];

    public IReadOnlyList<CommentReceived> Comments { get; private set; } = [];

    /// <summary>What came back from Word and waits until its changes and comments are settled; null where nothing does.</summary>
    public WaitingDraft? Waiting { get; private set; }

    /// <summary>Whether what is put together from the records is this report: a practice review's is its reviewer's own to write.</summary>
    public bool MayAssemble => Screen.Case.May(Permission.AssembleReport) && Screen.Definition.Id != ProcessIds.PracticeReview;

    /// <summary>The page on which they are settled.</summary>
    public string WaitingPath => FormattableString.Invariant($"/reviews/{Screen.Reference}/versions/{Waiting!.Document.Id:D}");

    // It is to be settled by whoever handed it in, while they remember.
    protected override async Task<string?> AfterAsync(CancellationToken cancellation)
    {
        Waiting = await Tasks.Versions.WaitingAtAsync(Screen.Row, cancellation);
        return Waiting is null ? null : WaitingPath + "?handedIn=true";
    }

    protected override async Task PrepareAsync(CancellationToken cancellation)
    {
        Waiting = await Tasks.Versions.WaitingAtAsync(Screen.Row, cancellation);
        Versions = await Tasks.Documents.OfStepAsync(Screen.Case, Screen.Row.ProcessInstanceId, DraftStep.Kind, cancellation);
        Comments = await Tasks.Documents.CommentsAsync(Screen.Case, Screen.Row.ProcessInstanceId, cancellation);
    }
}
