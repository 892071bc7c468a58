using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Queries;

/// <summary>Timers of a process that its reader may steer, and what that would come to.</summary>
internal sealed class ForeseenTimer(ReviewsDb db, DefinitionShelf definitions, ProcessRunner runner, FindCase cases)
{
    /// <summary>Null where there is no such process, or element of it, for this reader to steer; timers that are gone are found.</summary>
    public async Task<SteeredTimers?> FindAsync(Guid? personId, ArmedTogether timers, CancellationToken cancellation)
    {
        var row = await db.ProcessInstances.AsNoTracking().SingleOrDefaultAsync(p => p.Id == timers.ProcessInstanceId, cancellation);
        if (row is null || await cases.ByIdAsync(row.ReviewId, personId, cancellation) is not { } opened || !opened.May(Permission.MoveTimer))
            return null;
        var definition = await definitions.PinnedAsync(row.ProcessId, row.DefinitionVersion, cancellation);
        if (definition.Find(timers.ElementId) is not { } element || !StepSight.MaySee(opened.Groups, definition, element))
            return null;
        return new(opened, new RunningProcess(row, definition) { State = ProcessStateJson.Read(row.Snapshot) }, element, timers);
    }

    /// <param name="to">Null for now.</param>
    public Task<TimerPreview> OfMoveAsync(SteeredTimers steered, Instant? to, Instant now, CancellationToken cancellation) =>
        WordsAsync(steered, TimerForesight.OfMove(runner, steered.Process, steered.Timers, now, to ?? now), cancellation);

    public Task<TimerPreview> OfCallOffAsync(SteeredTimers steered, Instant now, CancellationToken cancellation) =>
        WordsAsync(steered, TimerForesight.OfCallOff(runner, steered.Process, steered.Timers, now), cancellation);

    private async Task<TimerPreview> WordsAsync(SteeredTimers steered, TimerForesight foreseen, CancellationToken cancellation)
    {
        var ids = foreseen.Closes.Select(task => task.Id).ToList();
        var tasks = await db.ReviewTasks.AsNoTracking().Include(t => t.Groups)
            .Where(t => t.ProcessInstanceId == steered.Timers.ProcessInstanceId && ids.Contains(t.EngineInstanceId)).ToListAsync(cancellation);
        return new(foreseen, [.. tasks.Where(t => StepSight.MaySee(steered.Case, steered.Process.Definition, t)).GroupBy(t => (t.Name, t.Due)).Select(step => new ClosedStep(
            step.Key.Name,
            [.. step.Where(t => !VoteRounds.IsVote(t)).Select(t => t.SubjectName).OfType<string>().Order(StringComparer.OrdinalIgnoreCase)],
            step.Key.Due))]);
    }
}

/// <param name="Element">Of the definition.</param>
internal sealed record SteeredTimers(OpenCase Case, RunningProcess Process, Element Element, ArmedTogether Timers)
{
    public string Does => TimerWords.Of(Process.Definition, Element, Case.Groups);

    /// <summary>How often they go off again after this; null when they do not repeat.</summary>
    public string? Repeats => Process.State.Timers.Values.FirstOrDefault(t => t.ElementId == Element.Id && t.DueAt == Timers.DueAt)?.Cycle?.Every;
}

/// <param name="Closes">Open steps that end then.</param>
internal sealed record TimerPreview(TimerForesight Foreseen, IReadOnlyList<ClosedStep> Closes)
{
    public Refusal? Refusal => Foreseen.Refusal;
}

/// <param name="About">Of a vote none: who has not voted is hidden.</param>
internal sealed record ClosedStep(string Name, IReadOnlyList<string> About, LocalDateTime? Due);
