using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Casework;

/// <summary>A report that comes after the reports were circulated (S003 App. E, day 7) is released as it is handed in: no circulation is to come.</summary>
internal static class LateReports
{
    public static async Task ReleaseAsync(CaseTransaction transaction, ReviewTaskRow task)
    {
        var circulated = await transaction.Db.Jobs.AnyAsync(
            j => j.ReviewId == task.ReviewId && j.Type == JobTypes.ReleaseAgencyReports && j.State == JobState.Done, transaction.Cancellation);
        if (!circulated)
            return;
        // Handed in by this same change, and so not to be asked of the database yet.
        foreach (var report in transaction.Db.Documents.Local.Where(d => d.TaskId == task.Id && d is { Body: not null, LinkedAt: not null, ReleasedAt: null }).ToList())
        {
            report.ReleasedAt = transaction.Context.At;
            transaction.Record(task.ReviewId, "document-released", new { report.Id, report.Sha256 });
        }
    }
}
