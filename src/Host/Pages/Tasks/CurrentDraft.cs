using Reviews.Host.Queries;

namespace Reviews.Host.Pages.Tasks;

/// <summary>The version of the report that a task rests on: the one its process holds as the current one.</summary>
internal static class CurrentDraft
{
    public static async Task<ListedDocument?> OfAsync(TaskDesk tasks, TaskScreen screen, CancellationToken cancellation)
    {
        var id = RunningDefinition.Text(screen.Task.Variables.Find("draft"), "documentId");
        return id is null ? null : (await tasks.Documents.OfAsync(screen.Case, cancellation)).FirstOrDefault(d => d.Row.Id.ToString("D") == id);
    }
}
