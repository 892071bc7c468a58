using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine;

/// <summary>
/// The anchor is corrected: the dates of open tasks and armed timers are reckoned again, and those that changed are told. A
/// date that comes out the same from both anchors (so many days after now) does not hang on it, and stays as it was set.
/// </summary>
internal static class AnchorCorrection
{
    public static Refusal? Decide(Execution run, ClockAnchor anchor)
    {
        if (run.State.Anchor is not { } before || run.Definition.Clock is null)
            return new Refusal("no-clock", $"Expected a process with a clock, but \"{run.Definition.Id}\" has none.");
        var tasks = run.State.OpenTasks.ToDictionary(task => task.Id, task => TaskTerms.Dates(run, task.Id, (UserTask)run.ElementOf(task)));
        var timers = run.State.Timers.Values.Where(timer => TriggerOf(run, timer) is not null)
            .ToDictionary(timer => timer.Id, timer => TimerReckoning.Of(run, timer.InstanceId, TriggerOf(run, timer)!));
        run.Emit(new AnchorCorrected(run.At, before, anchor));
        return run.State.OpenTasks.Select(task => MoveTask(run, task, tasks[task.Id])).FirstOrDefault(refusal => refusal is not null)
            ?? run.State.Timers.Values.Where(timer => timers.ContainsKey(timer.Id))
                .Select(timer => MoveTimer(run, timer, timers[timer.Id])).FirstOrDefault(refusal => refusal is not null);
    }

    private static Refusal? MoveTask(Execution run, ElementInstance instance, TaskTerms from)
    {
        var task = (UserTask)run.ElementOf(instance);
        if (instance.Task is not { Due: { } due } before) return null;
        var after = TaskTerms.Dates(run, instance.Id, task);
        if (after.Code is not null) return Unreckonable(task, after.Problem!);
        var moved = after.Due == from.Due ? due : after.Due ?? due;
        var followUp = after.FollowUpAt == from.FollowUpAt ? before.FollowUpAt : after.FollowUpAt;
        if (moved == due && followUp == before.FollowUpAt) return null;
        run.Emit(new DeadlineMoved(
            run.At, instance.Id, task.Id, task.Type, null, LondonTime.ToInstant(due), LondonTime.ToInstant(moved), moved, followUp));
        return null;
    }

    private static Refusal? MoveTimer(Execution run, ArmedTimer timer, TimerReckoning from)
    {
        var element = run.Definition.Element(timer.ElementId);
        var after = TimerReckoning.Of(run, timer.InstanceId, TriggerOf(run, timer)!);
        if (after.Problem is not null) return Unreckonable(element, after.Problem);
        if (after.DueAt == timer.DueAt || (from.Problem is null && after.DueAt == from.DueAt)) return null;
        run.Emit(new DeadlineMoved(
            run.At, timer.InstanceId, element.Id, element.Type, timer.Id, timer.DueAt, after.DueAt, LondonTime.ToLocal(after.DueAt)));
        return null;
    }

    /// <summary>Null when its time is no date of a clock, and so hangs on no anchor.</summary>
    private static TimerTrigger? TriggerOf(Execution run, ArmedTimer timer) => run.Definition.Element(timer.ElementId) switch
    {
        BoundaryEvent { Trigger: TimerTrigger { Kind: TimerKind.Date } trigger } => trigger,
        IntermediateCatchEvent { Trigger: TimerTrigger { Kind: TimerKind.Date } trigger } => trigger,
        _ => null,
    };

    private static Refusal Unreckonable(Element element, string problem) =>
        new("deadline-not-reckonable", $"The date of \"{element.Id}\" cannot be reckoned from the new anchor: {problem}");
}
