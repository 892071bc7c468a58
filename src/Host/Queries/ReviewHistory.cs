using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Queries;

/// <summary>
/// What happened in a review, in plain words, newest first. Never what was written: a history says that a report came, that
/// a vote was cast, that a file was handed in. A file's name is said only to those who may see the file.
/// </summary>
internal sealed class ReviewHistory(ReviewsDb db, DefinitionShelf definitions)
{
    public const int PageSize = 100;

    private static readonly IReadOnlyList<string> Told =
    [
        "review-started", "review-shared", "participant-added", "participant-removed", DateAct.Stated, DateAct.Corrected, "task-created", "task-completed", "task-cancelled", "task-reassigned", "deadline-moved",
        "document-linked", "job-completed", "anchor-corrected", "step-planned", "step-unplanned", "timer-planned", "timer-called-off", "bank-holidays-changed", "incident", "incident-resolved", "process-started", "process-completed",
        "process-terminated", "process-withdrawn", "review-submitted", "review-goes-on-locally", "review-reopened", "review-goes-on", "follow-up-reopened", "definition-migrated", "reminder-sent", "reminder-dropped", "delay-agreed", "delay-ended", "delay-told", "register-kept",
        "agency-asked", "report-accepted", "report-sent-back", "report-released", "draft-held", "draft-changes-settled",
    ];

    /// <param name="before">The sequence number to go on below; null for the newest.</param>
    public async Task<HistoryScreen> OfAsync(OpenCase opened, long? before, CancellationToken cancellation)
    {
        var chain = AuditEntryRow.ChainOf(opened.Review.Id);
        var rows = await db.AuditEntries.AsNoTracking()
            .Where(e => e.ChainId == chain && Told.Contains(e.Event) && (before == null || e.Sequence < before))
            .OrderByDescending(e => e.Sequence).Take(PageSize + 1).ToListAsync(cancellation);
        var shown = rows.Take(PageSize).ToList();
        var words = await WordsAsync(opened, shown, cancellation);
        var corrections = shown.Where(row => row.Event == DateAct.Corrected).Select(row => row.RequestId).ToHashSet(StringComparer.Ordinal);
        return new HistoryScreen(
            [.. shown.Select(row => (Row: row, What: words.Of(row))).Where(line => line.What is not null)
                // Timers that were steered together are one act: of a vote their number would say how many had not voted.
                .DistinctBy(line => line.Row.Event.StartsWith("timer-", StringComparison.Ordinal) ? (line.Row.At, line.What) : (line.Row.At, line.Row.Sequence.ToString(CultureInfo.InvariantCulture)))
                .Select(line => new HistoryLine(line.What!, words.Names.Of(line.Row.By), line.Row.At, OwnReasonOf(line.Row, corrections)))],
            rows.Count > PageSize ? shown[^1].Sequence : null);
    }

    // A reason belongs to the act it was given for, and is not said again beside each of its consequences.
    private static string? OwnReasonOf(AuditEntryRow row, HashSet<string> corrections) =>
        row.Event is "task-cancelled" or "deadline-moved" or "task-created" or "participant-added" || (row.Event == "anchor-corrected" && corrections.Contains(row.RequestId)) ? null : row.Why;

    private async Task<HistoryWords> WordsAsync(OpenCase opened, IReadOnlyList<AuditEntryRow> rows, CancellationToken cancellation)
    {
        var id = opened.Review.Id;
        var tasks = await db.ReviewTasks.AsNoTracking().Include(t => t.Groups).Where(t => t.ReviewId == id).ToListAsync(cancellation);
        var documents = await db.Documents.AsNoTracking().Where(d => d.ReviewId == id).ToListAsync(cancellation);
        var mentioned = rows.Where(r => r.Event.StartsWith("participant-", StringComparison.Ordinal) || r.Event is "task-reassigned" or "reminder-sent" or "reminder-dropped").Select(r => HistoryWords.Person(r.Data));
        var names = await PeopleNames.OfAsync(db, rows.Select(r => (string?)r.By).Concat(mentioned), cancellation);
        var hidden = await ShownProcesses.HiddenAsync(db, definitions, id, opened.Groups, cancellation);
        return new HistoryWords(tasks, documents, await DefinitionsOverTime.OfAsync(db, definitions, id, cancellation), await DocumentSight.OfAsync(db, opened.Review.Id, opened.PersonId.ToString("D"), opened.Groups, cancellation), names, definitions.Partnership(opened.Review.Partnership), opened) { Hidden = hidden };
    }
}

/// <param name="Older">Where to go on; null at the beginning.</param>
internal sealed record HistoryScreen(IReadOnlyList<HistoryLine> Lines, long? Older);

/// <param name="Why">The reason given, where the act asks for one.</param>
internal sealed record HistoryLine(string What, string By, Instant At, string? Why);
