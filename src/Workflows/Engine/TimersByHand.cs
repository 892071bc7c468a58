using Reviews.Workflows.Deadlines;

namespace Reviews.Workflows.Engine;

/// <summary>Timers put to a time by hand stay there when dates are reckoned again, but close nobody out before a task is due.</summary>
internal static class TimersByHand
{
    /// <summary>
    /// Where a task has come to be due after what closes it, that goes after it again: by as many days and hours of London as
    /// before, within the process's outer limit; and never before the task is due. Nothing is refused.
    /// </summary>
    /// <param name="before">As it stood before anything moved.</param>
    public static Refusal? KeepBehindTheirTasks(Execution run, ProcessState before)
    {
        foreach (var timer in run.State.Timers.Values.Where(timer => timer.IsByHand && timer.Interrupting))
        {
            var behind = run.State.OpenTasks.Where(task => TimerPlanning.IsCutShort(run, task, timer, timer.DueAt)).Select(task => Behind(run, before, task, timer)).ToList();
            if (behind.Count == 0) continue;
            var (to, element) = (behind.Max(), run.Definition.Element(timer.ElementId));
            run.Emit(new DeadlineMoved(run.At, timer.InstanceId, element.Id, element.Type, timer.Id, timer.DueAt, to, LondonTime.ToLocal(to)));
        }

        return null;
    }

    private static Instant Behind(Execution run, ProcessState before, ElementInstance task, ArmedTimer timer)
    {
        var due = task.Task!.Due!.Value;
        if (before.Instances.GetValueOrDefault(task.Id)?.Task?.Due is not { } was || LondonTime.ToInstant(was) > timer.DueAt) return LondonTime.ToInstant(due);
        var distance = Period.Between(was, LondonTime.ToLocal(timer.DueAt), PeriodUnits.Days | PeriodUnits.AllTimeUnits);
        var to = LondonTime.ToInstant(due + distance);
        if (run.Limit is { } limit && LondonTime.ToInstant(limit) is var end && end > run.At) to = Instant.Min(to, end);
        return Instant.Max(to, LondonTime.ToInstant(due));
    }
}
