using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Host.Queries;

/// <summary>A process that may be delayed, and what a delay, or its end, would move.</summary>
internal sealed class ForeseenDelay(ReviewsDb db, DefinitionShelf definitions, ProcessRunner runner)
{
    /// <summary>What the review's partnership says of delays.</summary>
    public DelayRules RulesOf(OpenCase opened) => definitions.Partnership(opened.Review.Partnership)?.Delays ?? DelayRules.None;

    /// <summary>Null when the review has no such process; one that is over by now, or cannot be delayed, is found.</summary>
    public async Task<RunningProcess?> FindAsync(OpenCase opened, Guid processId, CancellationToken cancellation)
    {
        var row = await db.ProcessInstances.AsNoTracking().SingleOrDefaultAsync(p => p.Id == processId && p.ReviewId == opened.Review.Id, cancellation);
        return row is null
            ? null
            : new RunningProcess(row, await definitions.PinnedAsync(row.ProcessId, row.DefinitionVersion, cancellation)) { State = ProcessStateJson.Read(row.Snapshot) };
    }

    /// <summary>Of a delay that has no fault of its own.</summary>
    public Task<DelayPreview> OfAsync(RunningProcess process, DelayTerms terms, DelayRules rules, Instant now, CancellationToken cancellation) =>
        WordAsync(process, DelayForesight.Of(runner, process, now, at => terms.Happening(rules, at)), cancellation);

    public Task<DelayPreview> EndOfAsync(RunningProcess process, DelayRow delay, LocalDate runsFrom, Instant now, CancellationToken cancellation) =>
        WordAsync(process, EndDelay.Foresee(runner, process, delay, runsFrom, now), cancellation);

    private async Task<DelayPreview> WordAsync(RunningProcess process, DelayForesight foreseen, CancellationToken cancellation)
    {
        var id = process.Row.Id;
        var tasks = await db.ReviewTasks.AsNoTracking().Where(t => t.ProcessInstanceId == id && t.IsOpen).ToListAsync(cancellation);
        // One line for what moves alike; of a vote not whose it is, for who has voted is hidden.
        var lines = foreseen.Tasks.Select(moved => (Moved: moved, Task: tasks.Find(t => t.EngineInstanceId == moved.InstanceId)!)).Where(m => m.Task is not null)
            .GroupBy(m => (m.Task.Name, m.Moved.From, m.Moved.To))
            .Select(g => new MovedLine(g.Key.Name, [.. g.Where(m => m.Task.Step != VoteStep.Kind).Select(m => m.Task.SubjectName).OfType<string>().Order(StringComparer.OrdinalIgnoreCase)], g.Key.From, g.Key.To))
            .OrderBy(line => line.To).ThenBy(line => line.Name, StringComparer.Ordinal).ToList();
        var moves = foreseen.Tasks.Select(moved => moved.InstanceId).ToHashSet();
        var staying = tasks.Where(t => !moves.Contains(t.EngineInstanceId) && foreseen.Stopped is { } days && t.Due is { } due && due.Date >= days.From && due.Date <= days.Through)
            .ToLookup(t => process.State.Planned.ContainsKey(t.ElementId), t => t.Name);
        return new DelayPreview(foreseen, lines, [.. staying[true].Distinct()], [.. staying[false].Distinct()], process.Row.Limit);
    }
}

/// <param name="Lines">Open tasks that move.</param>
/// <param name="ByHand">Steps that keep a date within the days left out, for it was given by hand.</param>
/// <param name="Staying">Those that keep theirs though it was not, as when people work on and they are counted from another day than the clock's start.</param>
/// <param name="Limit">The process's outer limit as it is now, London time.</param>
internal sealed record DelayPreview(DelayForesight Foreseen, IReadOnlyList<MovedLine> Lines, IReadOnlyList<string> ByHand, IReadOnlyList<string> Staying, LocalDateTime? Limit);
