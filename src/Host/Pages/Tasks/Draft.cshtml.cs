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

    protected override async Task PrepareAsync(CancellationToken cancellation)
    {
        Versions = await Tasks.Documents.OfStepAsync(Screen.Case, DraftStep.Kind, cancellation);
        Comments = await Tasks.Documents.CommentsAsync(Screen.Case, cancellation);
    }
}
