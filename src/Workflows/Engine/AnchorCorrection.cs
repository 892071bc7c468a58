using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine;

/// <summary>
/// The anchor is corrected: the dates of open tasks and armed timers are reckoned again as of when they were set, and those
/// that changed are told. A date that comes out the same from both anchors (so many days after it was set) does not hang on
/// the anchor, and stays. One that would have passed already is reckoned anew as of now, so that a correction closes nothing
/// on people without the least time the definition gives them; but nobody gains time by it.
/// </summary>
internal static class AnchorCorrection
{
    public static Refusal? Decide(Execution run, ClockAnchor anchor)
    {
        if (run.State.Anchor is not { } before || run.Definition.Clock is null)
            return new Refusal("no-clock", $"Expected a process with a clock, but \"{run.Definition.Id}\" has none.");
        var tasks = run.State.OpenTasks.ToDictionary(task => task.Id, task => TaskTerms.Dates(run, task.Id, (UserTask)run.ElementOf(task), task.DatedAt));
        var timers = run.State.Timers.Values.Where(timer => TriggerOf(run, timer) is not null)
            .ToDictionary(timer => timer.Id, timer => TimerReckoning.Of(run, timer.InstanceId, TriggerOf(run, timer)!, SetAt(run, timer)));
        run.Emit(new AnchorCorrected(run.At, before, anchor));
        return run.State.OpenTasks.Select(task => MoveTask(run, task, tasks[task.Id])).FirstOrDefault(refusal => refusal is not null)
            ?? run.State.Timers.Values.Where(timer => timers.ContainsKey(timer.Id))
                .Select(timer => MoveTimer(run, timer, timers[timer.Id])).FirstOrDefault(refusal => refusal is not null);
    }

    private static Refusal? MoveTask(Execution run, ElementInstance instance, TaskTerms from)
    {
        var task = (UserTask)run.ElementOf(instance);
        if (instance.Task is not { Due: { } due } before) return null;
        var after = TaskTerms.Dates(run, instance.Id, task, instance.DatedAt);
        var anew = TaskTerms.Dates(run, instance.Id, task);
        if ((after.Problem ?? anew.Problem) is { } problem) return Unreckonable(task, problem);
        var at = LondonTime.ToInstant(due);
        var moved = after.Due == from.Due || after.Due is null ? at : Moved(run, at, LondonTime.ToInstant(after.Due.Value), LondonTime.ToInstant(anew.Due!.Value));
        var followUp = after.FollowUpAt == from.FollowUpAt ? before.FollowUpAt : after.FollowUpAt;
        if (moved == at && followUp == before.FollowUpAt) return null;
        run.Emit(new DeadlineMoved(run.At, instance.Id, task.Id, task.Type, null, at, moved, LondonTime.ToLocal(moved), followUp));
        return null;
    }

    private static Refusal? MoveTimer(Execution run, ArmedTimer timer, TimerReckoning from)
    {
        var element = run.Definition.Element(timer.ElementId);
        var after = TimerReckoning.Of(run, timer.InstanceId, TriggerOf(run, timer)!, SetAt(run, timer));
        var anew = TimerReckoning.Of(run, timer.InstanceId, TriggerOf(run, timer)!);
        if ((after.Problem ?? anew.Problem) is { } problem) return Unreckonable(element, problem);
        if (from.Problem is null && after.DueAt == from.DueAt) return null;
        var moved = Moved(run, timer.DueAt, after.DueAt, anew.DueAt);
        if (moved == timer.DueAt) return null;
        run.Emit(new DeadlineMoved(
            run.At, timer.InstanceId, element.Id, element.Type, timer.Id, timer.DueAt, moved, LondonTime.ToLocal(moved)));
        return null;
    }

    /// <summary>Where a date goes that was reckoned again: see above for one that would have passed already.</summary>
    internal static Instant Moved(Execution run, Instant before, Instant after, Instant anew) =>
        after > run.At ? after : Instant.Max(after, Instant.Min(before, anew));

    private static Instant? SetAt(Execution run, ArmedTimer timer) => run.Instance(timer.InstanceId).DatedAt;

    /// <summary>Null when its time is no date of a clock, and so hangs on no anchor.</summary>
    private static TimerTrigger? TriggerOf(Execution run, ArmedTimer timer) =>
        (run.Definition.Element(timer.ElementId) as FlowEvent)?.Trigger as TimerTrigger is { Kind: TimerKind.Date } trigger ? trigger : null;

    private static Refusal Unreckonable(Element element, string problem) =>
        new("deadline-not-reckonable", $"The date of \"{element.Id}\" cannot be reckoned from the new anchor: {problem}");
}
