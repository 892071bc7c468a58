using Microsoft.EntityFrameworkCore;
using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Host.Queries;

/// <summary>What correcting a date of a review would move: process by process, and which are over and move no more.</summary>
internal sealed class ForeseenCorrection(ReviewsDb db, DefinitionShelf definitions, ProcessRunner runner, HolidayCalendar calendar)
{
    public async Task<CorrectionPreview> OfAsync(OpenCase opened, CaseDate date, ClockAnchor value, Instant now, CancellationToken cancellation)
    {
        var id = opened.Review.Id;
        var counted = await DateForesight.CountedAsync(db, definitions, id, date, cancellation);
        var running = new List<RunningProcess>();
        foreach (var row in counted.Where(row => row.EndedAt is null))
            running.Add(new RunningProcess(row, await definitions.PinnedAsync(row.ProcessId, row.DefinitionVersion, cancellation)) { State = ProcessStateJson.Read(row.Snapshot) });
        var foreseen = DateForesight.Of(runner, running, await CaseDateRows.CountAsync(db, id, date, cancellation), now, value);
        var tasks = await db.ReviewTasks.AsNoTracking().Where(t => t.ReviewId == id && t.IsOpen).ToListAsync(cancellation);
        return new CorrectionPreview(
            foreseen,
            [.. foreseen.Processes.Select(process => new PreviewedProcess(process.Process.Row, process.Foreseen, LinesOf(process, tasks), MeetingOnOtherDay.Of(process.Process, value, calendar.Current, now)))],
            [.. counted.Where(row => row.EndedAt is not null).Select(row => row.Name)]);
    }

    /// <summary>What the processes of a review were counted from before they were corrected, the first first.</summary>
    public async Task<IReadOnlyList<EarlierAnchor>> EarlierAsync(OpenCase opened, CancellationToken cancellation)
    {
        var chain = AuditEntryRow.ChainOf(opened.Review.Id);
        var rows = await db.AuditEntries.AsNoTracking().Where(e => e.ChainId == chain && e.Event == "anchor-corrected").OrderBy(e => e.Sequence).ToListAsync(cancellation);
        return [.. rows.Select(row => new EarlierAnchor(row.ProcessInstanceId, ((AnchorCorrected)FactJson.Read(row.Data)).From, row.At, row.Why))];
    }

    // One line for what moves alike; of a vote not whose it is, for who has voted is hidden.
    private static IReadOnlyList<MovedLine> LinesOf(ForeseenProcess process, IReadOnlyList<ReviewTaskRow> tasks) =>
    [
        .. process.Foreseen.Tasks.Where(moved => moved.From != moved.To)
            .Select(moved => (Moved: moved, Task: tasks.First(t => t.ProcessInstanceId == process.Process.Row.Id && t.EngineInstanceId == moved.InstanceId)))
            .GroupBy(m => (m.Task.Name, m.Moved.From, m.Moved.To))
            .Select(g => new MovedLine(g.Key.Name, [.. g.Where(m => m.Task.Step != VoteStep.Kind).Select(m => m.Task.SubjectName).OfType<string>().Order(StringComparer.OrdinalIgnoreCase)], g.Key.From, g.Key.To))
            .OrderBy(line => line.To).ThenBy(line => line.Name, StringComparer.Ordinal),
    ];
}

/// <param name="At">When it was corrected.</param>
internal sealed record EarlierAnchor(Guid? ProcessId, ClockAnchor From, Instant At, string? Why);

/// <param name="Processes">Those that run and count from another value now.</param>
/// <param name="Over">The names of those that count from it and have ended.</param>
internal sealed record CorrectionPreview(DateForesight Foreseen, IReadOnlyList<PreviewedProcess> Processes, IReadOnlyList<string> Over)
{
    /// <summary>
    /// Whether something happens by itself that would be due by then: it happens as soon as this is confirmed. Not how much,
    /// for each vote that is not cast is closed by a timer of its own.
    /// </summary>
    public bool FiresAtOnce(Instant now) => Foreseen.Processes.SelectMany(process => process.Foreseen.Timers).Any(moved => moved.To <= now);
}

/// <param name="Row">As it is now, with its outer limit.</param>
/// <param name="Meeting">A panel meeting to come that would be on another day of the review; null when there is none.</param>
internal sealed record PreviewedProcess(ProcessInstanceRow Row, AnchorForesight Foreseen, IReadOnlyList<MovedLine> Lines, MeetingOnOtherDay? Meeting);

/// <summary>Open tasks of one kind that move alike.</summary>
/// <param name="About">The agencies or partners they are about; empty for the review as a whole.</param>
internal sealed record MovedLine(string Name, IReadOnlyList<string> About, Instant From, Instant To);
