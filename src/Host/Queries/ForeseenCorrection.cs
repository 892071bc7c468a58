using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Host.Queries;

/// <summary>A process whose date can be corrected, and what a correction would move.</summary>
internal sealed class ForeseenCorrection(ReviewsDb db, DefinitionShelf definitions, ProcessRunner runner)
{
    /// <summary>Null when the review has no such process, or one that counts from nothing; one that is over by now is found.</summary>
    public async Task<CountedProcess?> FindAsync(OpenCase opened, Guid processId, CancellationToken cancellation)
    {
        var row = await db.ProcessInstances.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == processId && p.ReviewId == opened.Review.Id, cancellation);
        if (row is null)
            return null;
        var definition = await definitions.PinnedAsync(row.ProcessId, row.DefinitionVersion, cancellation);
        var process = new RunningProcess(row, definition) { State = ProcessStateJson.Read(row.Snapshot) };
        return definition.Clock is not null && process.State.Anchor is { } anchor ? new CountedProcess(process, anchor) : null;
    }

    public async Task<CorrectionPreview> OfAsync(CountedProcess counted, ClockAnchor anchor, Instant now, CancellationToken cancellation)
    {
        var row = counted.Process.Row;
        var foreseen = AnchorForesight.Of(runner, counted.Process, now, anchor);
        var tasks = await db.ReviewTasks.AsNoTracking().Where(t => t.ProcessInstanceId == row.Id && t.IsOpen).ToListAsync(cancellation);
        // One line for what moves alike; of a vote not whose it is, for who has voted is hidden.
        var lines = foreseen.Tasks.Where(moved => moved.From != moved.To)
            .Select(moved => (Moved: moved, Task: tasks.First(t => t.EngineInstanceId == moved.InstanceId)))
            .GroupBy(m => (m.Task.Name, m.Moved.From, m.Moved.To))
            .Select(g => new MovedLine(g.Key.Name, [.. g.Where(m => m.Task.Step != VoteStep.Kind).Select(m => m.Task.SubjectName).OfType<string>().Order(StringComparer.OrdinalIgnoreCase)], g.Key.From, g.Key.To))
            .OrderBy(line => line.To).ThenBy(line => line.Name, StringComparer.Ordinal).ToList();
        return new CorrectionPreview(foreseen, lines, row.Limit);
    }

    /// <summary>What the processes of a review were counted from before they were corrected, the first first.</summary>
    public async Task<IReadOnlyList<EarlierAnchor>> EarlierAsync(OpenCase opened, CancellationToken cancellation)
    {
        var chain = AuditEntryRow.ChainOf(opened.Review.Id);
        var rows = await db.AuditEntries.AsNoTracking().Where(e => e.ChainId == chain && e.Event == "anchor-corrected").OrderBy(e => e.Sequence).ToListAsync(cancellation);
        return [.. rows.Select(row => new EarlierAnchor(row.ProcessInstanceId, ((AnchorCorrected)FactJson.Read(row.Data)).From, row.At, row.Why))];
    }
}

/// <param name="At">When it was corrected.</param>
internal sealed record EarlierAnchor(Guid? ProcessId, ClockAnchor From, Instant At, string? Why);

/// <param name="Anchor">What it counts from now.</param>
internal sealed record CountedProcess(RunningProcess Process, ClockAnchor Anchor)
{
    public bool IsOver => Process.Row.EndedAt is not null;

    public string From => DeadlineNote.AnchorWords(Process.Definition) ?? "the date it is counted from";
}

/// <param name="Limit">The process's outer limit as it is now, London time.</param>
internal sealed record CorrectionPreview(AnchorForesight Foreseen, IReadOnlyList<MovedLine> Lines, LocalDateTime? Limit)
{
    /// <summary>
    /// Whether something happens by itself that would be due by then: it happens as soon as this is confirmed. Not how much,
    /// for each vote that is not cast is closed by a timer of its own.
    /// </summary>
    public bool FiresAtOnce(Instant now) => Foreseen.Timers.Any(moved => moved.To <= now);
}

/// <summary>Open tasks of one kind that move alike.</summary>
/// <param name="About">The agencies or partners they are about; empty for the review as a whole.</param>
internal sealed record MovedLine(string Name, IReadOnlyList<string> About, Instant From, Instant To);
