using Microsoft.EntityFrameworkCore;
using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Host.Queries;

/// <summary>The steps of a process that can be given another date, and what that would move.</summary>
internal sealed class ForeseenStep(ReviewsDb db, DefinitionShelf definitions, ProcessRunner runner, HolidayCalendar calendar)
{
    /// <summary>Null when the review has no such process; one that is over by now is found, and has no steps.</summary>
    public async Task<SteeredProcess?> FindAsync(OpenCase opened, Guid processId, CancellationToken cancellation)
    {
        var row = await db.ProcessInstances.AsNoTracking().SingleOrDefaultAsync(p => p.Id == processId && p.ReviewId == opened.Review.Id, cancellation);
        if (row is null)
            return null;
        var definition = await definitions.PinnedAsync(row.ProcessId, row.DefinitionVersion, cancellation);
        var process = new RunningProcess(row, definition) { State = ProcessStateJson.Read(row.Snapshot) };
        var timetable = ReviewTimetable.Of(definition, calendar.Current, process.State);
        var tasks = (await db.ReviewTasks.AsNoTracking().Where(t => t.ProcessInstanceId == row.Id).ToListAsync(cancellation)).ToLookup(t => t.ElementId);
        // What the definition has due after the limit is for a review that is late already: no date inside the limit is one for it.
        var steps = timetable.Entries.Where(entry => entry.Item.Due is { } due && !(due > row.Limit) && StepSight.MaySee(opened, definition, entry.Item.ElementId))
            .Select(entry => MovableStep.Of(entry, timetable, [.. tasks[entry.Item.ElementId]])).OfType<MovableStep>();
        return new SteeredProcess(process, row.EndedAt is null ? [.. steps.OrderBy(step => step.Due is null).ThenBy(step => step.Due)] : []);
    }

    public async Task<StepPreview> OfAsync(SteeredProcess steered, MovableStep step, LocalDateTime? due, Instant now, CancellationToken cancellation)
    {
        var foreseen = StepForesight.Of(runner, steered.Process, step.ElementId, due, now);
        var open = await db.ReviewTasks.AsNoTracking().Where(t => t.ProcessInstanceId == steered.Process.Row.Id && t.IsOpen).ToListAsync(cancellation);
        // Of a vote not whose it is, for who has voted is hidden.
        var lines = foreseen.Tasks.Select(moved => (Moved: moved, Task: open.Find(t => t.EngineInstanceId == moved.InstanceId)!)).Where(m => m.Task is not null)
            .GroupBy(m => (m.Task.Name, m.Moved.From, m.Moved.To))
            .Select(g => new MovedLine(g.Key.Name, [.. g.Where(m => m.Task.Step != VoteStep.Kind).Select(m => m.Task.SubjectName).OfType<string>().Order(StringComparer.OrdinalIgnoreCase)], g.Key.From, g.Key.To));
        return new StepPreview(foreseen, [.. lines], [.. steered.Steps.Where(other => !other.IsOpen && other.ElementId != step.ElementId && other.Due > step.Due && other.Due <= foreseen.Due)]);
    }
}

/// <param name="Steps">Those that are open or to come, the soonest first.</param>
internal sealed record SteeredProcess(RunningProcess Process, IReadOnlyList<MovableStep> Steps)
{
    public bool IsOver => Process.Row.EndedAt is not null;
}

/// <param name="Due">As it stands, London time; null for one that has not opened and is counted from when it does.</param>
internal sealed record MovableStep(string ElementId, string Name, string Kind, LocalDateTime? Due, bool IsOpen)
{
    /// <summary>How it is counted from when it opens; null where its date is known.</summary>
    public string? FromOpening { get; private init; }

    /// <summary>Whether it was given its date by hand.</summary>
    public bool IsMoved { get; private init; }

    /// <summary>Null for a step that is done and not open again.</summary>
    public static MovableStep? Of(TimetableEntry entry, ReviewTimetable timetable, IReadOnlyList<ReviewTaskRow> tasks)
    {
        var open = tasks.FirstOrDefault(t => t.IsOpen);
        if (tasks.Count > 0 && open is null)
            return null;
        var planned = timetable.PlannedFor(entry.Item.ElementId);
        var due = open?.Due ?? planned ?? (entry.Item.FromOpening is null ? entry.Item.Due : null);
        return new(entry.Item.ElementId, entry.Item.Name, entry.Step, due, open is not null) { FromOpening = due is null ? entry.Item.FromOpening : null, IsMoved = planned is not null };
    }
}

/// <param name="Lines">Open tasks that move.</param>
/// <param name="Overtaken">Steps to come that were due after this one and would be due by its new date: nothing moves them.</param>
internal sealed record StepPreview(StepForesight Foreseen, IReadOnlyList<MovedLine> Lines, IReadOnlyList<MovableStep> Overtaken);
