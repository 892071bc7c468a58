using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>An agency's report is opened to the others on the review: what it answered by a mark on its task, each of its files by one of its own.</summary>
internal static class ReportRelease
{
    /// <param name="task">The agency's, and done.</param>
    public static async Task ReleaseAsync(CaseTransaction transaction, ReviewTaskRow task)
    {
        var at = transaction.Context.At;
        task.Release = new ReportReleaseRow { TaskId = task.Id, At = at };
        transaction.Db.ReportReleases.Add(task.Release);
        transaction.Record(task.ReviewId, "report-released", new { TaskId = task.Id });
        foreach (var file in (await FilesAsync(transaction, task)).Where(file => file is { LinkedAt: not null, ReleasedAt: null }))
        {
            file.ReleasedAt = at;
            transaction.Record(task.ReviewId, "document-released", new { file.Id, file.Sha256 });
        }
    }

    /// <summary>What was sent back is what the agency says no more: nobody else reads it from then on.</summary>
    public static async Task TakeBackAsync(CaseTransaction transaction, ReviewTaskRow task)
    {
        if (task.Release is { } release)
            transaction.Db.ReportReleases.Remove(release);
        foreach (var file in await FilesAsync(transaction, task))
            file.ReleasedAt = null;
    }

    // Those handed in by this same change are known already, and not yet to be asked of the database as they are now.
    private static async Task<IReadOnlyList<DocumentRow>> FilesAsync(CaseTransaction transaction, ReviewTaskRow task)
    {
        await transaction.Db.Documents.Where(d => d.TaskId == task.Id).LoadAsync(transaction.Cancellation);
        return [.. transaction.Db.Documents.Local.Where(d => d.TaskId == task.Id && d.Body is not null && d.Kind != ReceivedAnswer.ProofField)];
    }
}
