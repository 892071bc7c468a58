using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine;

/// <summary>
/// A step is given another date by whoever steers, within the process's outer limit. Its open tasks go there, and so does
/// whatever of it opens later; the date it was given by hand stays when the clock's anchor or the bank holidays change, and is
/// passed over once it is past. A timer goes with it that the definition sets by the very same words and that closes the step,
/// or waits where the step is: it hangs on the step's date, and would else fall on the old one.
/// </summary>
internal static class StepPlanning
{
    public static Refusal? Decide(Execution run, StepMoved moved)
    {
        if (run.Definition.Find(moved.ElementId) is not UserTask { DueDate: not null } step)
            return new Refusal("step-without-date", $"Expected a person's step with a due date, but \"{moved.ElementId}\" is none of \"{run.Definition.Id}\".");
        var (to, now, limit) = (LondonTime.ToInstant(moved.Due), LondonTime.ToLocal(run.At), run.Limit);
        if (to <= run.At)
            return new Refusal("date-past", $"Expected a date to come, but {Words(moved.Due)} is not after {Words(now)}.");
        if (limit is { } last && moved.Due > last)
            return new Refusal("beyond-limit", $"Expected a date by the process's own limit, {Words(last)}, but {Words(moved.Due)} is after it.");
        var open = run.State.OpenTasks.Where(task => task.ElementId == step.Id).ToList();
        var before = run.State.Planned.TryGetValue(step.Id, out var planned) ? planned : open.Select(task => task.Task!.Due).FirstOrDefault();
        if (before == moved.Due && open.All(task => task.Task!.Due == moved.Due))
            return new Refusal("nothing-moves", $"Expected another date, but \"{step.Id}\" is due at {Words(moved.Due)} already.");
        run.Emit(new StepPlanned(run.At, step.Id, step.Type, before, moved.Due));
        foreach (var task in open.Where(task => task.Task!.Due != moved.Due))
            run.Emit(new DeadlineMoved(run.At, task.Id, step.Id, step.Type, null, LondonTime.ToInstant(task.Task!.Due!.Value), to, moved.Due, task.Task.FollowUpAt));
        foreach (var timer in run.State.Timers.Values.Where(timer => timer.DueAt != to && HangsOn(run.Definition, run.Definition.Element(timer.ElementId), step)))
            run.Emit(new DeadlineMoved(run.At, timer.InstanceId, timer.ElementId, run.Definition.Element(timer.ElementId).Type, timer.Id, timer.DueAt, to, moved.Due));
        return null;
    }

    /// <summary>London time; null for a step that was given no date by hand, or one that is past.</summary>
    public static LocalDateTime? DateOf(Execution run, string elementId) =>
        run.State.Planned.TryGetValue(elementId, out var due) && LondonTime.ToInstant(due) > run.At ? due : null;

    /// <summary>The date of the step that a timer hangs on, where that was given one by hand; else null.</summary>
    public static Instant? DateOf(Execution run, Element timer) => run.State.Planned.Keys
        .Where(id => run.Definition.Find(id) is UserTask step && HangsOn(run.Definition, timer, step))
        .Select(id => DateOf(run, id)).OfType<LocalDateTime>().Select(due => (Instant?)LondonTime.ToInstant(due)).FirstOrDefault();

    private static bool HangsOn(ProcessDefinition definition, Element element, UserTask step)
    {
        if (element is not FlowEvent { Trigger: TimerTrigger { Kind: TimerKind.Date } trigger } || Moments.Rule(trigger.Expression) != Moments.Rule(step.DueDate!))
            return false;
        return element is BoundaryEvent boundary
            ? boundary.AttachedToId == step.Id || (definition.Element(boundary.AttachedToId) is SubProcess around && Holds(around.Body, step.Id))
            : Holds(ScopeOf(definition.Body, element.Id), step.Id);
    }

    private static bool Holds(FlowScope scope, string id) =>
        scope.Elements.Any(element => element.Id == id || (element is SubProcess inner && Holds(inner.Body, id)));

    private static FlowScope ScopeOf(FlowScope scope, string id) =>
        scope.Elements.OfType<SubProcess>().FirstOrDefault(inner => Holds(inner.Body, id)) is { } further ? ScopeOf(further.Body, id) : scope;

    private static string Words(LocalDateTime london) => $"{IsoDate.Text(london.Date)} {london.TimeOfDay:HH:mm}";
}
