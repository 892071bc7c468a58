using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine;

/// <summary>
/// A step is given another date by whoever steers, within the process's outer limit while that is to come, and before whatever
/// closes the step. Its open tasks go there, and so does whatever of it opens later, unless the date is past by then and the
/// definition's own is later. What was given by hand stays when the clock's anchor, the bank holidays or the version change. A
/// timer goes with it that the definition sets by the very same words and that closes the step, or waits where the step is: it
/// hangs on the step's date, and would else fall on the old one.
/// </summary>
internal static class StepPlanning
{
    public static Refusal? Decide(Execution run, StepMoved moved)
    {
        if (run.Definition.Find(moved.ElementId) is not UserTask { DueDate: not null } step)
            return new Refusal("step-without-date", $"Expected a person's step with a due date, but \"{moved.ElementId}\" is none of \"{run.Definition.Id}\".");
        var to = LondonTime.ToInstant(moved.Due);
        if (to <= run.At)
            return new Refusal("date-past", $"Expected a date to come, but {Words(moved.Due)} is not after {Words(LondonTime.ToLocal(run.At))}.");
        if (run.Limit is { } limit && LondonTime.ToInstant(limit) > run.At && moved.Due > limit)
            return new Refusal("beyond-limit", $"Expected a date by the process's own limit, {Words(limit)}, but {Words(moved.Due)} is after it.");
        if (ClosingOf(run, step) is { } closes && closes < to)
            return new Refusal("closed-before", $"Expected a date by when the step is closed, {Words(LondonTime.ToLocal(closes))}, but {Words(moved.Due)} is after it.");
        var open = run.State.OpenTasks.Where(task => task.ElementId == step.Id).ToList();
        var before = open.Count > 0 ? open[0].Task!.Due : run.State.Planned.TryGetValue(step.Id, out var planned) ? planned : null;
        if (before == moved.Due && open.All(task => task.Task!.Due == moved.Due))
            return new Refusal("nothing-moves", $"Expected another date, but \"{step.Id}\" is due at {Words(moved.Due)} already.");
        run.Emit(new StepPlanned(run.At, step.Id, step.Type, before, moved.Due));
        foreach (var task in open.Where(task => task.Task!.Due != moved.Due))
            run.Emit(new DeadlineMoved(run.At, task.Id, step.Id, step.Type, null, LondonTime.ToInstant(task.Task!.Due!.Value), to, moved.Due, task.Task.FollowUpAt));
        foreach (var timer in run.State.Timers.Values.Where(timer => timer.DueAt != to && HangsOn(run.Definition, run.Definition.Element(timer.ElementId), step)))
            run.Emit(new DeadlineMoved(run.At, timer.InstanceId, timer.ElementId, run.Definition.Element(timer.ElementId).Type, timer.Id, timer.DueAt, to, moved.Due));
        return null;
    }

    /// <summary>The date a step was given by hand, London time, where that counts: it is to come, or later than the definition's own.</summary>
    public static LocalDateTime? DateOf(Execution run, string elementId, Instant byRule) =>
        run.State.Planned.TryGetValue(elementId, out var due) && LondonTime.ToInstant(due) is var at && (at > run.At || at > byRule) ? due : null;

    /// <summary>The same for a timer that hangs on such a step.</summary>
    public static Instant? DateOf(Execution run, Element timer, Instant byRule) => StepsOf(run, timer)
        .Select(id => DateOf(run, id, byRule)).OfType<LocalDateTime>().Select(due => (Instant?)LondonTime.ToInstant(due)).FirstOrDefault();

    /// <summary>Whether an open task is due when it was put to by hand.</summary>
    public static bool IsByHand(Execution run, ElementInstance task) => run.State.Planned.TryGetValue(task.ElementId, out var due) && task.Task?.Due == due;

    /// <summary>Whether a timer goes off when the step that it hangs on was put to by hand.</summary>
    public static bool IsByHand(Execution run, ArmedTimer timer) =>
        StepsOf(run, run.Definition.Element(timer.ElementId)).Any(id => LondonTime.ToInstant(run.State.Planned[id]) == timer.DueAt);

    /// <summary>The steps whose date a timer hangs on, given by hand or not: it goes where they go.</summary>
    public static IEnumerable<UserTask> StepsBehind(ProcessDefinition definition, Element timer) =>
        definition.Elements.OfType<UserTask>().Where(step => step.DueDate is not null && HangsOn(definition, timer, step));

    private static IEnumerable<string> StepsOf(Execution run, Element timer) =>
        run.State.Planned.Keys.Where(id => run.Definition.Find(id) is UserTask step && HangsOn(run.Definition, timer, step));

    /// <summary>When the step is closed by a timer that does not go with it: one that is armed, or would be were the step opened now. The earliest.</summary>
    public static Instant? ClosingOf(Execution run, UserTask step)
    {
        var closing = run.Definition.Elements.OfType<BoundaryEvent>()
            .Where(e => e.Interrupting && e.Trigger is TimerTrigger { Kind: TimerKind.Date } && IsAround(run.Definition, e, step.Id) && !HangsOn(run.Definition, e, step)).ToList();
        var armed = run.State.Timers.Values.Where(timer => closing.Exists(e => e.Id == timer.ElementId)).ToList();
        var toCome = closing.Where(e => e.AttachedToId == step.Id && !armed.Exists(timer => timer.ElementId == e.Id))
            .Select(e => TimerReckoning.Of(run, ProcessState.RootId, (TimerTrigger)e.Trigger!)).Where(timer => timer.Problem is null);
        return armed.Select(timer => timer.DueAt).Concat(toCome.Select(timer => timer.DueAt)).Select(at => (Instant?)at).Min();
    }

    public static bool HangsOn(ProcessDefinition definition, Element element, UserTask step)
    {
        if (element is not FlowEvent { Trigger: TimerTrigger { Kind: TimerKind.Date } trigger } || Moments.Rule(trigger.Expression) != Moments.Rule(step.DueDate!))
            return false;
        return element is BoundaryEvent boundary ? IsAround(definition, boundary, step.Id) : Holds(ScopeOf(definition.Body, element.Id), step.Id);
    }

    private static bool IsAround(ProcessDefinition definition, BoundaryEvent boundary, string stepId) =>
        boundary.AttachedToId == stepId || (definition.Element(boundary.AttachedToId) is SubProcess around && Holds(around.Body, stepId));

    public static bool Holds(FlowScope scope, string id) =>
        scope.Elements.Any(element => element.Id == id || (element is SubProcess inner && Holds(inner.Body, id)));

    private static FlowScope ScopeOf(FlowScope scope, string id) =>
        scope.Elements.OfType<SubProcess>().FirstOrDefault(inner => Holds(inner.Body, id)) is { } further ? ScopeOf(further.Body, id) : scope;

    internal static string Words(LocalDateTime london) => $"{IsoDate.Text(london.Date)} {london.TimeOfDay:HH:mm}";
}
