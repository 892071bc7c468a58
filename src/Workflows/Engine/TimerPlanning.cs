using Reviews.Workflows.Deadlines;

namespace Reviews.Workflows.Engine;

/// <summary>
/// An armed timer is put to another time by whoever steers, or to now. It stays there when the clock's anchor, the bank holidays
/// or the version change. One that hangs on a step's own date goes where that goes and is not moved by itself. None closes a step
/// on people before it is due, or before the date by hand of one that may still open, and none is put off past the process's outer limit while that is to come.
/// </summary>
internal static class TimerPlanning
{
    public static Refusal? Decide(Execution run, TimerMoved moved)
    {
        if (WhyNotToCome(run, moved.TimerId) is { } gone) return gone;
        var timer = run.State.Timers[moved.TimerId];
        var element = run.Definition.Element(timer.ElementId);
        if (moved.To < run.At)
            return new Refusal("date-past", $"Expected a time to come, but {Words(moved.To)} is before {Words(run.At)}.");
        if (moved.To == timer.DueAt)
            return new Refusal("nothing-moves", $"Expected another time, but \"{element.Id}\" is to go off at {Words(moved.To)} already.");
        var behind = StepPlanning.StepsBehind(run.Definition, element).ToList();
        if (moved.To > run.At && behind.Count > 0)
            return new Refusal("moves-with-step", $"Expected a timer with a time of its own, but \"{element.Id}\" goes off when \"{behind[0].Id}\" is due, and moves with that.");
        if (run.State.OpenTasks.FirstOrDefault(task => IsCutShort(run, task, timer, moved.To) || (behind.Exists(step => step.Id == task.ElementId) && IsDueAfter(task, moved.To))) is { } due)
            return new Refusal("due-later", $"Expected a time by when \"{due.ElementId}\" is due, {StepPlanning.Words(due.Task!.Due!.Value)}, but {Words(moved.To)} is before it.");
        if (StepsToCome.CutShortBy(run, timer, moved.To) is var (toCome, planned))
            return new Refusal("due-later", $"Expected a time by when \"{toCome}\" is due, {StepPlanning.Words(planned)}, but {Words(moved.To)} is before it.");
        if (run.Limit is { } limit && LondonTime.ToInstant(limit) is var end && end > run.At && moved.To > end && moved.To > timer.DueAt)
            return new Refusal("beyond-limit", $"Expected a time by the process's own limit, {StepPlanning.Words(limit)}, but {Words(moved.To)} is after it.");
        run.Emit(new TimerPlanned(run.At, timer.InstanceId, element.Id, element.Type, timer.Id, timer.DueAt, moved.To));
        return null;
    }

    /// <summary>Why a timer can be steered no more: it is gone, or its time has come and it is about to go off.</summary>
    public static Refusal? WhyNotToCome(Execution run, long timerId)
    {
        if (!run.State.Timers.TryGetValue(timerId, out var timer))
            return new Refusal("timer-not-armed", $"Expected an armed timer, but {timerId} has fired, was disarmed or never was one.");
        return timer.DueAt <= run.At
            ? new Refusal("timer-due", $"Expected a timer to come, but \"{timer.ElementId}\" was due at {Words(timer.DueAt)} and goes off now.")
            : null;
    }

    public static bool IsCutShort(Execution run, ElementInstance task, ArmedTimer by, Instant at) =>
        IsDueAfter(task, at) && run.State.ClosingTimers(task.Id).Any(timer => timer.Id == by.Id);

    private static bool IsDueAfter(ElementInstance task, Instant at) => task.Task?.Due is { } due && LondonTime.ToInstant(due) > at;

    private static string Words(Instant at) => StepPlanning.Words(LondonTime.ToLocal(at));
}
