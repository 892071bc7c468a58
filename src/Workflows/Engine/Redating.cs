using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine.Migration;

namespace Reviews.Workflows.Engine;

/// <summary>
/// Something that dates are counted by changes. The dates of open tasks and armed timers are reckoned before it and after it,
/// both as of when they were set: those that come out elsewhere move and are told. A date that comes out the same (so many days
/// after it was set) does not hang on what changed, and stays; so does one that was given by hand, a step's or a timer's own. But a
/// timer put by hand that would then close a task before it is due goes as long after that due time as it was. A date that would
/// have passed already is reckoned anew as of now, so that a change closes nothing on people without the least time the definition
/// gives them; but nobody gains time by it. A timer beside some work that has gone off already is set again where its date is now
/// to come: a limit that was given more time is watched anew.
/// </summary>
internal sealed class Redating
{
    private readonly Execution run;
    private readonly Dictionary<long, TaskTerms> tasks;
    private readonly Dictionary<long, TimerReckoning> timers;
    private readonly List<(long HolderId, EventWait Wait)> goneOff;
    private readonly ProcessState before;

    private Redating(Execution run)
    {
        this.run = run;
        before = run.State;
        tasks = run.State.OpenTasks.ToDictionary(task => task.Id, task => TaskTerms.Dates(run, task.Id, (UserTask)run.ElementOf(task), task.DatedAt));
        timers = run.State.Timers.Values.Where(timer => TriggerOf(timer) is not null)
            .ToDictionary(timer => timer.Id, timer => TimerReckoning.Of(run, timer.InstanceId, TriggerOf(timer)!, SetAt(timer)));
        goneOff = [.. run.State.Instances.Values.SelectMany(held => Listening.Of(run.Definition, held, held.Id == ProcessState.RootId ? null : run.ElementOf(held)).Values
            .Where(wait => Listening.HasBegun(held, wait) && HasGoneOff(held, wait)).Select(wait => (held.Id, wait)))];
    }

    /// <summary>The dates as they are counted now: asked before the change is made.</summary>
    public static Redating Before(Execution run) => new(run);

    /// <summary>The change is made: moves what hangs on it.</summary>
    /// <param name="by">What it is reckoned by from here on, as a sentence goes on: "from the new anchor".</param>
    /// <param name="passesOverUnreckonable">Whether a date that could not be reckoned before either stays as it is, and is no reason to refuse.</param>
    /// <param name="neverEarlier">Whether a date that would come out earlier stays: what is counted backwards from a fixed day, when days are left out before it.</param>
    public Refusal? Move(string by, bool passesOverUnreckonable = false, bool neverEarlier = false) =>
        run.State.OpenTasks.Where(task => !passesOverUnreckonable || tasks[task.Id].Problem is null)
            .Select(task => MoveTask(task, tasks[task.Id], by, neverEarlier)).FirstOrDefault(refusal => refusal is not null)
        ?? run.State.Timers.Values.Where(timer => timers.TryGetValue(timer.Id, out var from) && (!passesOverUnreckonable || from.Problem is null))
            .Select(timer => MoveTimer(timer, timers[timer.Id], by, neverEarlier)).FirstOrDefault(refusal => refusal is not null)
        ?? TimersByHand.KeepBehindTheirTasks(run, before)
        ?? SetAgain();

    /// <summary>Where a date goes that was reckoned again: see above for one that would have passed already.</summary>
    public static Instant Moved(Execution run, Instant before, Instant after, Instant anew) =>
        after > run.At ? after : Instant.Max(after, Instant.Min(before, anew));

    private Refusal? MoveTask(ElementInstance instance, TaskTerms from, string by, bool neverEarlier)
    {
        var task = (UserTask)run.ElementOf(instance);
        if (instance.Task is not { Due: { } due } before || StepPlanning.IsByHand(run, instance)) return null;
        var after = TaskTerms.Dates(run, instance.Id, task, instance.DatedAt);
        var anew = TaskTerms.Dates(run, instance.Id, task);
        if ((after.Problem ?? anew.Problem) is { } problem) return Unreckonable(task, by, problem);
        var at = LondonTime.ToInstant(due);
        var moved = after.Due == from.Due || after.Due is null ? at : Moved(run, at, LondonTime.ToInstant(after.Due.Value), LondonTime.ToInstant(anew.Due!.Value));
        var followUp = after.FollowUpAt == from.FollowUpAt ? before.FollowUpAt : after.FollowUpAt;
        if (neverEarlier && moved < at) return null;
        if (moved == at && followUp == before.FollowUpAt) return null;
        run.Emit(new DeadlineMoved(run.At, instance.Id, task.Id, task.Type, null, at, moved, LondonTime.ToLocal(moved), followUp));
        return null;
    }

    private Refusal? MoveTimer(ArmedTimer timer, TimerReckoning from, string by, bool neverEarlier)
    {
        var element = run.Definition.Element(timer.ElementId);
        if (timer.IsByHand || StepPlanning.IsByHand(run, timer)) return null;
        var after = TimerReckoning.Of(run, timer.InstanceId, TriggerOf(timer)!, SetAt(timer));
        var anew = TimerReckoning.Of(run, timer.InstanceId, TriggerOf(timer)!);
        if ((after.Problem ?? anew.Problem) is { } problem) return Unreckonable(element, by, problem);
        if (from.Problem is null && after.DueAt == from.DueAt) return null;
        var moved = Moved(run, timer.DueAt, after.DueAt, anew.DueAt);
        if (moved == timer.DueAt || (neverEarlier && moved < timer.DueAt)) return null;
        run.Emit(new DeadlineMoved(
            run.At, timer.InstanceId, element.Id, element.Type, timer.Id, timer.DueAt, moved, LondonTime.ToLocal(moved)));
        return null;
    }

    private bool HasGoneOff(ElementInstance held, EventWait wait) =>
        !wait.Interrupting && wait.Trigger is TimerTrigger { Kind: TimerKind.Date } trigger
        && !run.State.Timers.Values.Any(timer => timer.InstanceId == held.Id && timer.ElementId == wait.Of.Id)
        && TimerReckoning.Of(run, held.Id, trigger, held.DatedAt) is { Problem: null } was && was.DueAt <= run.At;

    private Refusal? SetAgain()
    {
        foreach (var (holder, wait) in goneOff)
        {
            if (TimerReckoning.Of(run, holder, (TimerTrigger)wait.Trigger!, run.Instance(holder).DatedAt) is { Problem: null } anew && anew.DueAt > run.At)
                EventWaits.Arm(run, holder, wait.Of, anew, interrupting: false);
        }

        return null;
    }

    private Instant? SetAt(ArmedTimer timer) => run.Instance(timer.InstanceId).DatedAt;

    /// <summary>Null when its time is no date of a clock, and so hangs on nothing that days are counted by.</summary>
    private TimerTrigger? TriggerOf(ArmedTimer timer) =>
        (run.Definition.Element(timer.ElementId) as FlowEvent)?.Trigger as TimerTrigger is { Kind: TimerKind.Date } trigger ? trigger : null;

    private static Refusal Unreckonable(Element element, string by, string problem) =>
        new("deadline-not-reckonable", $"The date of \"{element.Id}\" cannot be reckoned {by}: {problem}");
}
