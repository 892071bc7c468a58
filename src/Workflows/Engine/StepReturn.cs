using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine;

/// <summary>
/// A step that was given a date by hand is due by the definition again, and so is what hangs on its date: reckoned as of when it
/// was set, or as of now where that would have passed. One whose date would be past either way stays where it is.
/// </summary>
internal static class StepReturn
{
    public static Refusal? Decide(Execution run, StepPutBack back)
    {
        if (!run.State.Planned.TryGetValue(back.ElementId, out var planned) || run.Definition.Find(back.ElementId) is not UserTask step)
            return new Refusal("step-not-moved", $"Expected a step that was given a date by hand, but \"{back.ElementId}\" was given none.");
        var (tasks, timers, by) = (run.State.OpenTasks.Where(task => task.ElementId == step.Id && StepPlanning.IsByHand(run, task)).ToList(), TimersAt(run, step, planned), LondonTime.ToInstant(planned));
        run.Emit(new StepUnplanned(run.At, step.Id, step.Type, planned, TaskTerms.Dates(run, ProcessState.RootId, step).Due));
        foreach (var task in tasks)
        {
            var (after, anew) = (TaskTerms.Dates(run, task.Id, step, task.DatedAt), TaskTerms.Dates(run, task.Id, step));
            if (after.DueAt is not { } reckoned || anew.DueAt is not { } now)
                return Unreckonable(step, after.Problem ?? anew.Problem);
            var to = Redating.Moved(run, by, reckoned, now);
            if (to <= run.At)
                return new Refusal("date-past", $"Expected a date to come, but by the process \"{step.Id}\" was due at {Words(to)}.");
            if (StepPlanning.ClosingOf(run, step) is { } closes && closes < to)
                return new Refusal("closed-before", $"Expected a date by when the step is closed, {Words(closes)}, but by the process it is due at {Words(to)}.");
            if (to != by)
                run.Emit(new DeadlineMoved(run.At, task.Id, step.Id, step.Type, null, by, to, LondonTime.ToLocal(to), task.Task!.FollowUpAt));
        }

        return timers.Select(timer => Return(run, timer)).FirstOrDefault(refusal => refusal is not null);
    }

    private static Refusal? Return(Execution run, ArmedTimer timer)
    {
        var element = (FlowEvent)run.Definition.Element(timer.ElementId);
        var trigger = (TimerTrigger)element.Trigger!;
        var (after, anew) = (TimerReckoning.Of(run, timer.InstanceId, trigger, run.Instance(timer.InstanceId).DatedAt), TimerReckoning.Of(run, timer.InstanceId, trigger));
        if ((after.Problem ?? anew.Problem) is { } problem)
            return Unreckonable(element, problem);
        var to = Redating.Moved(run, timer.DueAt, after.DueAt, anew.DueAt);
        if (to != timer.DueAt)
            run.Emit(new DeadlineMoved(run.At, timer.InstanceId, element.Id, element.Type, timer.Id, timer.DueAt, to, LondonTime.ToLocal(to)));
        return null;
    }

    // Those that went with the step, and not one that was put elsewhere by itself.
    private static List<ArmedTimer> TimersAt(Execution run, UserTask step, LocalDateTime planned) =>
        [.. run.State.Timers.Values.Where(timer => !timer.IsByHand && timer.DueAt == LondonTime.ToInstant(planned) && StepPlanning.HangsOn(run.Definition, run.Definition.Element(timer.ElementId), step))];

    private static Refusal Unreckonable(Element element, string? problem) =>
        new("deadline-not-reckonable", $"The date of \"{element.Id}\" cannot be reckoned by the process: {problem}");

    private static string Words(Instant at) => StepPlanning.Words(LondonTime.ToLocal(at));
}
