using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Steps.AgencyReport;

namespace Reviews.Host.Queries;

/// <summary>Who has returned a report and who has not. What an agency answered is its own until the reports are circulated.</summary>
internal static class OwedReports
{
    public static IReadOnlyList<OwedReport> Of(
        OpenCase opened, RunningDefinition process, IReadOnlyList<ReviewTaskRow> tasks, CompletedAnswers answers, bool circulated, Instant now)
    {
        var asked = tasks.Where(t => t.ProcessInstanceId == process.Row.Id && t.Step == AgencyReportStep.Kind).ToList();
        return [.. asked.OrderBy(t => t.SubjectName, StringComparer.OrdinalIgnoreCase).Select(task => new OwedReport(
            task,
            task.SubjectName ?? task.Name,
            Status(task, MayKnow(opened, task, circulated) ? answers.Text(task, "report", "status") : null, now),
            task.AnsweredAt,
            task.Recorded is null ? null : task.CompletedAt)
        {
            MayBeRead = task.CompletedAt is not null && MayKnow(opened, task, circulated),
        })];
    }

    /// <summary>Whether the reader may know what the agency answered, and not only that it did.</summary>
    public static bool MayKnow(OpenCase opened, ReviewTaskRow task, bool circulated) =>
        opened.May(Permission.ReadAllAgencyReports)
        || (circulated && opened.May(Permission.ReadCirculatedReports))
        || (task.SubjectId is { } body && opened.ActsFor(body) && opened.May(Permission.ReadOwnAgencyReport));

    public static Task<bool> AreCirculatedAsync(ReviewsDb db, Guid reviewId, CancellationToken cancellation) =>
        db.Jobs.AsNoTracking().AnyAsync(j => j.ReviewId == reviewId && j.Type == JobTypes.ReleaseAgencyReports && j.State == JobState.Done, cancellation);

    public static OwedStatus Status(ReviewTaskRow task, string? answer, Instant now) => task switch
    {
        { CompletedAt: not null } => answer switch
        {
            AgencyReportStep.NilReturn => OwedStatus.NilReturn,
            AgencyReportStep.InternalDocuments => OwedStatus.InternalDocuments,
            null => OwedStatus.Answered,
            _ => OwedStatus.Submitted,
        },
        { CancelledAt: not null } => OwedStatus.Missed,
        _ => task.DueAt < now ? OwedStatus.Late : OwedStatus.NotAnswered,
    };
}

/// <param name="AnsweredAt">From when the answer counts.</param>
/// <param name="EnteredAt">When it was entered for the agency; null where the agency has entered it itself.</param>
internal sealed record OwedReport(ReviewTaskRow Task, string Agency, OwedStatus Status, Instant? AnsweredAt, Instant? EnteredAt)
{
    /// <summary>What was answered is there, and open to the reader.</summary>
    public bool MayBeRead { get; init; }
}

internal enum OwedStatus
{
    NotAnswered,
    Late,

    /// <summary>The time for it passed without an answer.</summary>
    Missed,

    /// <summary>How is not for this reader, yet.</summary>
    Answered,
    Submitted,
    NilReturn,
    InternalDocuments,
}
