using Reviews.Host.Queries;
using Reviews.Workflows.Steps.Comments;

namespace Reviews.Host.Pages.Tasks;

/// <summary>Comments on the draft, or the statement that there are none.</summary>
internal sealed class CommentsModel(TaskDesk tasks) : TaskPageModel(tasks)
{
    protected override string Step => CommentsStep.Kind;

    /// <summary>The version to comment on; null where none was handed in.</summary>
    public ListedDocument? Draft { get; private set; }

    protected override async Task PrepareAsync(CancellationToken cancellation) =>
        Draft = await CurrentDraft.OfAsync(Tasks, Screen, cancellation);
}
