using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Simulation;

/// <summary>
/// A process in memory on a clock of its own, and those it calls: the same engine as the real one. Time moves only when told;
/// jobs that are not held are done at once, timers fire each at its own instant, and what one process sends the others get.
/// </summary>
/// <param name="find">The process with this id, or null: what a call activity may call.</param>
internal sealed class VirtualRun(
    ProcessDefinition definition, WorkingDayCalendar calendar, IReadOnlySet<string> held, Instant start, Func<string, ProcessDefinition?> find)
{
    /// <summary>How much may follow by itself from one step before it is taken for endless.</summary>
    internal const int MostFollowing = 100_000;

    private const int DeepestCall = 50;
    private const int MostProcesses = 2_000;

    private readonly List<VirtualProcess> processes = [new(definition, null, 0)];
    private readonly List<VirtualFact> facts = [];
    private readonly Queue<(VirtualProcess To, Happening Happening, int Length)> between = new();
    private readonly Chain chain = new();
    private int following;

    public Instant Now { get; private set; } = start;

    public VirtualProcess Main => processes[0];

    /// <summary>The main one and every one called, in the order they were begun.</summary>
    public IReadOnlyList<VirtualProcess> Processes => processes;

    /// <summary>Everything that has happened, in order.</summary>
    public IReadOnlyList<VirtualFact> Facts => facts;

    public Refusal? Begin(FeelContext variables, ClockAnchor anchor, string? startId) =>
        Do(Main, new ProcessBegun(Now, variables, definition.Clock is null ? null : anchor, startId));

    /// <summary>Gives a process a happening at the present instant, then lets follow what follows by itself.</summary>
    public Refusal? Do(VirtualProcess process, Happening happening)
    {
        (following, chain.Length) = (0, 0);
        return Decide(process, happening) ?? Settle(Now);
    }

    /// <summary>Gives a happening to the first process that takes it, or to every one; the main one's refusal where none does.</summary>
    public Refusal? Offer(Happening happening, bool toAll)
    {
        (following, chain.Length) = (0, 0);
        var refusals = new List<Refusal?>();
        foreach (var process in processes.ToList())
        {
            refusals.Add(Decide(process, happening));
            if (refusals[^1] is null && !toAll) break;
        }

        return refusals.Contains(null) ? Settle(Now) : refusals[0];
    }

    /// <summary>The date of a process's own limit; null when it has none that can be reckoned.</summary>
    public LocalDate? LimitOn(VirtualProcess process) => new Execution(process.Definition, calendar, process.State, Now).Limit?.Date;

    /// <summary>Moves the clock, never back; what is due on the way happens at its own instant.</summary>
    public Refusal? AdvanceTo(Instant until)
    {
        if (until < Now) return new Refusal("time-runs-forward", $"Expected a time after {Now}, but {until} is before it.");
        (following, chain.Length) = (0, 0);
        if (Settle(until) is { } refusal) return refusal;
        Now = until;
        return null;
    }

    private Refusal? Settle(Instant until)
    {
        while (Next(until) is var (process, next, length))
        {
            if (length > Chain.Longest || ++following > MostFollowing)
                return BreakOff(process, next, length > Chain.Longest ? $"{Chain.Longest} jobs, timers and calls followed one from another at {Now}" : $"{MostFollowing} jobs and timers followed from one step");
            chain.Length = length;

            // What one process sends another may come too late for it; that is no fault of the step.
            if (Decide(process, next) is not { } refusal) continue;
            if (next is JobDone or TimerDue) return refusal;
            if (next is ProcessBegun && process.Caller is { } caller)
                Send(caller, new CallFailed(Now, process.CallId, refusal.Sentence));
        }

        return null;
    }

    /// <summary>What would have come next is kept: a later step may mend it.</summary>
    private Refusal BreakOff(VirtualProcess process, Happening next, string what)
    {
        var element = next switch
        {
            TimerDue timer => process.State.Timers[timer.TimerId].ElementId,
            JobDone job => process.State.Instances[job.JobId].ElementId,
            _ => null,
        };
        var length = chain.BreakOff(process, next);
        if (element is null) between.Enqueue((process, next, length));
        return new Refusal("too-many-steps", $"Expected a wait, but {what}, the last of them {(element is null ? "between processes, in" : $"\"{element}\" of")} \"{process.Definition.Id}\": it goes round without one.");
    }

    private (VirtualProcess, Happening, int)? Next(Instant until)
    {
        while (between.TryDequeue(out var sent))
        {
            // A call that was left in the step that made it begins nothing.
            if (sent.Happening is not ProcessBegun || IsAwaited(sent.To)) return sent;
        }

        foreach (var process in processes)
        {
            if (process.State.OpenJobs.FirstOrDefault(i => !held.Contains(i.ElementId) && !held.Contains(i.Job!.JobType)) is { } job)
                return Linked(process, new JobDone(Now, job.Id, FeelContext.Empty));
        }

        var due = processes.SelectMany(p => p.State.Timers.Values.Select(t => (Process: p, Timer: t)))
            .Where(t => t.Timer.DueAt <= until).OrderBy(t => t.Timer.DueAt).ThenBy(t => processes.IndexOf(t.Process)).ThenBy(t => t.Timer.Id).FirstOrDefault();
        if (due.Timer is null) return null;
        Now = Instant.Max(Now, due.Timer.DueAt);
        return Linked(due.Process, new TimerDue(Now, due.Timer.Id));
    }

    private (VirtualProcess, Happening, int) Linked(VirtualProcess process, Happening happening) => (process, happening, chain.Of(process, happening));

    private void Send(VirtualProcess to, Happening happening) => between.Enqueue((to, happening, chain.Length + 1));

    private static bool IsAwaited(VirtualProcess called) =>
        called.Caller!.State.Instances.TryGetValue(called.CallId, out var call) && call.Call is not null;

    private Refusal? Decide(VirtualProcess process, Happening happening)
    {
        var decision = ProcessInterpreter.Decide(process.Definition, calendar, process.State, happening);
        if (decision is not Decision.Accepted accepted) return ((Decision.Refused)decision).Refusal;
        process.State = accepted.State;
        foreach (var fact in accepted.Facts)
        {
            facts.Add(new VirtualFact(process, fact));
            chain.Add(process, fact);
            Tell(process, fact);
        }

        return null;
    }

    /// <summary>What a fact means for the other processes.</summary>
    private void Tell(VirtualProcess process, Fact fact)
    {
        switch (fact)
        {
            case ProcessCalled called:
                Call(process, called);
                break;
            case CallCancelled cancelled when processes.Find(p => p.Caller == process && p.CallId == cancelled.InstanceId && p.State.Status == ProcessStatus.Active) is { } left:
                Send(left, new Withdrawn(Now, "What called it went on without it."));
                break;
            case MessagePublished message:
                if (processes.Find(p => p != process && Awaits(p, message)) is { } taker)
                    Send(taker, new MessageArrived(Now, message.Name, message.Key, message.Variables));
                break;
            case SignalBroadcast signal:
                foreach (var other in processes.Where(p => p != process && p.State.Status == ProcessStatus.Active))
                    Send(other, new SignalArrived(Now, signal.Name, signal.Variables));
                break;
            case ProcessCompleted or ProcessTerminated when process.Caller is { } caller:
                Send(caller, new CallReturned(Now, process.CallId, process.State.Variables));
                break;
            case ErrorThrown { IsCaught: false } error when process.Caller is { } caller:
                Send(caller, new CallThrew(Now, process.CallId, error.Code, error.Variables));
                break;
            case EscalationThrown { IsCaught: false } told when process.Caller is { } caller:
                Send(caller, new CallEscalated(Now, process.CallId, told.Code, told.Variables));
                break;
        }
    }

    private void Call(VirtualProcess caller, ProcessCalled called)
    {
        if (find(called.CalledProcessId) is not { } definition)
            Send(caller, new CallFailed(Now, called.InstanceId, $"Expected a process \"{called.CalledProcessId}\" beside this one, but there is none."));
        else if (caller.Depth >= DeepestCall)
            Send(caller, new CallFailed(Now, called.InstanceId, $"Expected at most {DeepestCall} processes called one within another, but this would be one more: the processes call each other without end."));
        else if (processes.Count >= MostProcesses)
            Send(caller, new CallFailed(Now, called.InstanceId, $"Expected at most {MostProcesses} processes in one simulation, but this would be one more: the processes call each other without end."));
        else
            Begin(new VirtualProcess(definition, caller, called.InstanceId), called.Variables);
    }

    private void Begin(VirtualProcess called, FeelContext variables)
    {
        processes.Add(called);
        var anchor = called.Definition.Clock is null ? null : called.Caller!.State.Anchor;
        between.Enqueue((called, new ProcessBegun(Now, variables, anchor), chain.Next(called.Caller!, called.CallId)));
    }

    /// <summary>A message is for one: the first that waits for it.</summary>
    private static bool Awaits(VirtualProcess process, MessagePublished message) => process.State.Subscriptions.Values.Any(s =>
        s.Kind == SubscriptionKind.Message && s.Name == message.Name && (s.Key is null || s.Key == message.Key));
}
