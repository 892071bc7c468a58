using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Steps.AgencyReport;

namespace Reviews.Host.Queries;

/// <summary>
/// Who has returned a report and who has not. How far an agency has come, and what it answered, is its own and the business
/// manager's until the reports are circulated; that it has answered is everybody's to know.
/// </summary>
internal sealed class OwedReports
{
    private readonly OpenCase opened;
    private readonly CompletedAnswers answers;
    private readonly Dictionary<Guid, Instant> seen;
    private readonly Dictionary<Guid, Instant> drafts;
    private readonly Dictionary<Guid, ReportVerdictRow> verdicts;
    private readonly IReadOnlySet<string> bodies;

    private OwedReports(
        OpenCase opened, CompletedAnswers answers, (Dictionary<Guid, Instant> Seen, Dictionary<Guid, Instant> Drafts) progress, Dictionary<Guid, ReportVerdictRow> verdicts, IReadOnlySet<string> bodies) =>
        (this.opened, this.answers, seen, drafts, this.verdicts, this.bodies) = (opened, answers, progress.Seen, progress.Drafts, verdicts, bodies);

    public static async Task<OwedReports> ReadAsync(ReviewsDb db, OpenCase opened, CompletedAnswers answers, CancellationToken cancellation)
    {
        var review = opened.Review.Id;
        var asked = db.ReviewTasks.AsNoTracking().Where(t => t.ReviewId == review && t.Step == AgencyReportStep.Kind);
        var looked = await db.OpenedTasks.AsNoTracking().Where(o => asked.Any(t => t.Id == o.TaskId)).ToDictionaryAsync(o => o.TaskId, o => o.At, cancellation);
        // That something is begun, and when; what it says is its writer's alone.
        var begun = await db.UnsentAnswers.AsNoTracking().Where(u => !u.IsForOthers && !u.IsCaught && asked.Any(t => t.Id == u.TaskId && t.IsOpen)).Select(u => new { u.TaskId, u.SavedAt }).ToListAsync(cancellation);
        var judged = await db.ReportVerdicts.AsNoTracking().Where(v => asked.Any(t => t.Id == v.TaskId)).ToDictionaryAsync(v => v.TaskId, cancellation);
        return new OwedReports(
            opened, answers, (looked, begun.GroupBy(u => u.TaskId).ToDictionary(task => task.Key, task => task.Max(u => u.SavedAt))), judged, await BodiesOnReview.OfAsync(db, review, cancellation));
    }

    /// <summary>One an agency, as its latest version stands: those who owe first, the late ones before the others.</summary>
    public IReadOnlyList<OwedReport> Of(RunningDefinition process, IReadOnlyList<ReviewTaskRow> tasks, Instant now) =>
        [.. tasks.Where(t => t.ProcessInstanceId == process.Row.Id && t.Step == AgencyReportStep.Kind)
            .GroupBy(t => t.SubjectId ?? t.Id.ToString("D")).Select(agency => Of([.. agency.OrderBy(t => t.CreatedAt)], now)).OrderBy(owed => owed.Owes ? 0 : 1).ThenBy(owed => owed.Status == OwedStatus.Late ? 0 : 1).ThenBy(owed => owed.Agency, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Whether the reader may know what the agency answered, and not only that it did: from the release of this very report on.</summary>
    public static bool MayKnow(OpenCase opened, ReviewTaskRow task) =>
        IsTheirs(opened, task) || (task.ReleasedAt is not null && opened.May(Permission.ReadCirculatedReports));

    /// <summary>Whether the reader may know all of it, released or not: how far it has come, what it said before, what was made of it.</summary>
    public static bool IsTheirs(OpenCase opened, ReviewTaskRow task) =>
        opened.May(Permission.ReadAllAgencyReports) || (task.SubjectId is { } body && opened.ActsFor(body) && opened.May(Permission.ReadOwnAgencyReport));

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
        _ => task.DueAt < now ? OwedStatus.Late : OwedStatus.Asked,
    };

    private OwedReport Of(IReadOnlyList<ReviewTaskRow> versions, Instant now)
    {
        var task = versions[^1];
        var (mayKnow, isTheirs) = (MayKnow(opened, task), IsTheirs(opened, task));
        // How far it has come is not circulated with the reports: it is over by then, or late.
        var maySeeProgress = task.IsOpen && isTheirs;
        Instant? begun = maySeeProgress && drafts.TryGetValue(task.Id, out var saved) ? saved : null;
        Instant? opening = maySeeProgress && seen.TryGetValue(task.Id, out var first) ? first : null;
        var status = Status(task, mayKnow ? answers.Text(task, "report", "status") : null, now);
        var verdict = isTheirs ? verdicts.GetValueOrDefault(task.Id) : null;
        var sentBack = versions.Count > 1 && isTheirs ? verdicts.GetValueOrDefault(versions[^2].Id) : null;
        return new OwedReport(task, status switch
        {
            OwedStatus.Asked when begun is not null => OwedStatus.Draft,
            OwedStatus.Asked when opening is not null => OwedStatus.Opened,
            OwedStatus.Asked when sentBack is not null => OwedStatus.SentBack,
            OwedStatus.Submitted or OwedStatus.InternalDocuments or OwedStatus.NilReturn when verdict is { IsAccepted: true } => OwedStatus.Accepted,
            _ => status,
        })
        {
            Earlier = [.. versions.SkipLast(1).Where(earlier => earlier.CompletedAt is not null && IsTheirs(opened, earlier))],
            AcceptedAt = verdict is { IsAccepted: true } ? verdict.At : null,
            SentBackAt = sentBack?.At,
            OpenedAt = opening,
            BegunAt = begun,
            HasNobody = task is { IsOpen: true, SubjectId: { } asked } && opened.May(Permission.PutOnReview) && !bodies.Contains(asked),
            MayBeRead = task.CompletedAt is not null && mayKnow,
        };
    }
}

internal sealed record OwedReport(ReviewTaskRow Task, OwedStatus Status)
{
    public string Agency => Task.SubjectName ?? Task.Name;

    /// <summary>Whether nobody on the review acts for the agency; for whoever may invite somebody.</summary>
    public bool HasNobody { get; init; }

    /// <summary>First, by somebody whose it is; null where it was not, or where that is not the reader's to know.</summary>
    public Instant? OpenedAt { get; init; }

    /// <summary>When what is typed and not sent was saved last; null where there is none, or where that is not the reader's to know.</summary>
    public Instant? BegunAt { get; init; }

    /// <summary>Versions that were sent back, the first one first; those that the reader may read.</summary>
    public IReadOnlyList<ReviewTaskRow> Earlier { get; init; } = [];

    public Instant? AcceptedAt { get; init; }

    /// <summary>When the version before this one was.</summary>
    public Instant? SentBackAt { get; init; }

    /// <summary>From when the answer counts.</summary>
    public Instant? AnsweredAt => Task.AnsweredAt;

    /// <summary>When it was entered for the agency; null where the agency has entered it itself.</summary>
    public Instant? EnteredAt => Task.Recorded is null ? null : Task.CompletedAt;

    /// <summary>It was answered after it was due.</summary>
    public bool IsLate => Task.AnsweredAt > Task.DueAt;

    public bool Owes => Task.IsOpen;

    /// <summary>What was answered is there, and open to the reader.</summary>
    public bool MayBeRead { get; init; }
}

internal enum OwedStatus
{
    /// <summary>And nobody has looked at it, as far as the reader is to know.</summary>
    Asked,

    /// <summary>Somebody whose it is has looked at it.</summary>
    Opened,

    /// <summary>Something is typed and saved, and not sent.</summary>
    Draft,
    Late,

    /// <summary>The time for it passed without an answer.</summary>
    Missed,

    /// <summary>How is not for this reader, yet.</summary>
    Answered,
    Submitted,
    NilReturn,
    InternalDocuments,
    Accepted,

    /// <summary>And not yet opened again.</summary>
    SentBack,
}
