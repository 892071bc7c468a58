using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine;

/// <summary>The anchor is corrected: the dates of open tasks and armed timers are reckoned again, and those that changed are told.</summary>
internal static class AnchorCorrection
{
    public static Refusal? Decide(Execution run, ClockAnchor anchor)
    {
        if (run.State.Anchor is not { } before || run.Definition.Clock is null)
            return new Refusal("no-clock", $"Expected a process with a clock, but \"{run.Definition.Id}\" has none.");
        run.Emit(new AnchorCorrected(run.At, before, anchor));
        return run.State.OpenTasks.Select(task => MoveTask(run, task)).FirstOrDefault(refusal => refusal is not null)
            ?? run.State.Timers.Values.Select(timer => MoveTimer(run, timer)).FirstOrDefault(refusal => refusal is not null);
    }

    private static Refusal? MoveTask(Execution run, ElementInstance instance)
    {
        var task = (UserTask)run.ElementOf(instance);
        if (instance.Task is not { Due: { } due } before) return null;
        var after = TaskTerms.Dates(run, instance.Id, task);
        if (after.Code is not null) return Unreckonable(task, after.Problem!);
        if (after.Due is not { } moved || (moved == due && after.FollowUpAt == before.FollowUpAt)) return null;
        run.Emit(new DeadlineMoved(
            run.At, instance.Id, task.Id, task.Type, null, LondonTime.ToInstant(due), LondonTime.ToInstant(moved), moved, after.FollowUpAt));
        return null;
    }

    private static Refusal? MoveTimer(Execution run, ArmedTimer timer)
    {
        var element = run.Definition.Element(timer.ElementId);
        if (TriggerOf(element) is not TimerTrigger { Kind: TimerKind.Date } trigger) return null;
        var after = TimerReckoning.Of(run, timer.InstanceId, trigger);
        if (after.Problem is not null) return Unreckonable(element, after.Problem);
        if (after.DueAt == timer.DueAt) return null;
        run.Emit(new DeadlineMoved(
            run.At, timer.InstanceId, element.Id, element.Type, timer.Id, timer.DueAt, after.DueAt, LondonTime.ToLocal(after.DueAt)));
        return null;
    }

    private static EventTrigger? TriggerOf(Element element) => element switch
    {
        BoundaryEvent boundary => boundary.Trigger,
        IntermediateCatchEvent caught => caught.Trigger,
        _ => null,
    };

    private static Refusal Unreckonable(Element element, string problem) =>
        new("deadline-not-reckonable", $"The date of \"{element.Id}\" cannot be reckoned from the new anchor: {problem}");
}
