using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Simulation;

/// <summary>
/// One process in memory on a clock of its own: the same engine as the real one. Time moves only when told; jobs that are
/// not held are done at once, and timers fire each at its own instant.
/// </summary>
public sealed class VirtualProcess(ProcessDefinition definition, WorkingDayCalendar calendar, IReadOnlySet<string> held, Instant start)
{
    /// <summary>How much may follow by itself from one step before it is taken for endless.</summary>
    internal const int MostFollowing = 100_000;

    private readonly List<Fact> facts = [];
    private int following;

    public Instant Now { get; private set; } = start;

    public ProcessState State { get; private set; } = ProcessState.NotStarted;

    /// <summary>Everything that has happened, in order.</summary>
    public IReadOnlyList<Fact> Facts => facts;

    public Refusal? Begin(FeelContext variables, ClockAnchor anchor) =>
        Do(new ProcessBegun(Now, variables, definition.Clock is null ? null : anchor));

    /// <summary>Gives the engine a happening at the present instant, then lets follow what follows by itself.</summary>
    public Refusal? Do(Happening happening)
    {
        following = 0;
        return Decide(happening) ?? Settle(Now);
    }

    /// <summary>Moves the clock, never back; what is due on the way happens at its own instant.</summary>
    public Refusal? AdvanceTo(Instant until)
    {
        if (until < Now) return new Refusal("time-runs-forward", $"Expected a time after {Now}, but {until} is before it.");
        following = 0;
        if (Settle(until) is { } refusal) return refusal;
        Now = until;
        return null;
    }

    private Refusal? Settle(Instant until)
    {
        while (Next(until) is { } next)
        {
            if (++following > MostFollowing)
                return new Refusal("too-many-steps", $"Expected a wait, but {MostFollowing} jobs and timers followed from one step.");
            if (Decide(next) is { } refusal) return refusal;
        }

        return null;
    }

    private Happening? Next(Instant until)
    {
        if (State.OpenJobs.FirstOrDefault(i => !held.Contains(i.ElementId) && !held.Contains(i.Job!.JobType)) is { } job)
            return new JobDone(Now, job.Id, FeelContext.Empty);
        if (State.Timers.Values.Where(t => t.DueAt <= until).OrderBy(t => t.DueAt).ThenBy(t => t.Id).FirstOrDefault() is not { } timer)
            return null;
        Now = Instant.Max(Now, timer.DueAt);
        return new TimerDue(Now, timer.Id);
    }

    private Refusal? Decide(Happening happening)
    {
        var decision = ProcessInterpreter.Decide(definition, calendar, State, happening);
        if (decision is not Decision.Accepted accepted) return ((Decision.Refused)decision).Refusal;
        State = accepted.State;
        facts.AddRange(accepted.Facts);
        return null;
    }
}
