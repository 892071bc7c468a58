using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps.AgencyReport;

namespace Reviews.Host.Casework;

/// <summary>
/// A report that comes after the reports were circulated (S003 App. E, day 7) is released as it is handed in: no circulation is
/// to come. While a proceeding blocks sharing it is kept all the same, and waits until the business manager releases it.
/// </summary>
internal sealed class LateReports(MailLinks links)
{
    public async Task HandedInAsync(CaseTransaction transaction, ReviewTaskRow task)
    {
        if (!await AreCirculatedAsync(transaction.Db, task.ProcessInstanceId, transaction.Cancellation))
            return;
        if (!await RegisterEntries.IsSharingBlockedAsync(transaction.Db, task.ReviewId, transaction.Cancellation))
        {
            await ReportRelease.ReleaseAsync(transaction, task);
            return;
        }

        var reference = ReviewReference.Parse((await transaction.FindReviewAsync(task.ReviewId))!.Reference);
        await Notices.QueueAsync(
            transaction.Db, task.ReviewId, new LateReportWaits(reference, links.Review(reference)), FormattableString.Invariant($"task:{task.Id:D}:waits"), transaction.Context.At, transaction.Cancellation);
    }

    /// <summary>Whether the agencies' reports were circulated that this process asked for: a practice review asks for its own.</summary>
    public static Task<bool> AreCirculatedAsync(ReviewsDb db, Guid process, CancellationToken cancellation) =>
        db.Jobs.AsNoTracking().AnyAsync(j => j.ProcessInstanceId == process && j.Type == JobTypes.ReleaseAgencyReports && j.State == JobState.Done, cancellation);

    /// <summary>Those that came after the circulation and were not released; what was sent back waits for nothing.</summary>
    public static async Task<IReadOnlyList<ReviewTaskRow>> WaitingAsync(ReviewsDb db, Guid reviewId, CancellationToken cancellation) =>
        await db.ReviewTasks.AsNoTracking()
            .Where(t => t.ReviewId == reviewId && t.Step == AgencyReportStep.Kind && t.CompletedAt != null && t.Release == null
                && db.Jobs.Any(j => j.ProcessInstanceId == t.ProcessInstanceId && j.Type == JobTypes.ReleaseAgencyReports && j.State == JobState.Done)
                && !db.ReportVerdicts.Any(v => v.TaskId == t.Id && !v.IsAccepted))
            .OrderBy(t => t.CompletedAt).ToListAsync(cancellation);
}
