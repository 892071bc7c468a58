using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Migration;

/// <summary>
/// An armed timer carried over. One whose rule reads the same, or that was put by hand, keeps its instant exactly. Another is reckoned as of when it was
/// set; one that repeats begins its new rhythm now, less the firings it has had.
/// </summary>
internal static class TimerMigration
{
    public static void Add(Execution run, Correspondence known, MigrationSteps steps, ArmedTimer timer, EventWait was, EventWait now)
    {
        var (old, rule) = ((TimerTrigger)was.Trigger!, (TimerTrigger)now.Trigger!);
        var isSame = timer.IsByHand || StepPlanning.IsByHand(run, timer) || (old.Kind == rule.Kind && Moments.Rule(old.Expression) == Moments.Rule(rule.Expression) && (known.IsSameClock || rule.Kind == TimerKind.Cycle));
        var reckoned = isSame
            ? new TimerReckoning(timer.DueAt, timer.Cycle, Moments.Rule(rule.Expression))
            : rule.Kind == TimerKind.Cycle ? Repeating(run, known, timer, old, rule) : Once(run, known, timer, old, rule);
        if (reckoned is { Problem: { } problem })
            steps.Obstacles.Add(new("deadline-not-reckonable", was.Of.Id, $"The timer {MigrationObstacle.Named(now.Of)} cannot be reckoned by the version to move to: {problem}"));
        else if (reckoned is null || timer.Interrupting != now.Interrupting || timer.Cycle != reckoned.Cycle)
            Replace(steps, timer, was, now, reckoned);
        else if (reckoned.DueAt != timer.DueAt)
            steps.Then(r => r.Emit(new DeadlineMoved(r.At, timer.InstanceId, now.Of.Id, now.Of.Type, timer.Id, timer.DueAt, reckoned.DueAt, LondonTime.ToLocal(reckoned.DueAt))));
    }

    private static void Replace(MigrationSteps steps, ArmedTimer timer, EventWait was, EventWait now, TimerReckoning? reckoned)
    {
        steps.Close(timer, was.Of);
        if (reckoned is null) return;
        steps.Then(r =>
        {
            var id = r.State.NextId;
            EventWaits.Arm(r, timer.InstanceId, now.Of, reckoned, now.Interrupting);
            // The new one stands for the old, and where that was put by hand, this one is.
            if (timer.IsByHand) r.Emit(new TimerPlanned(r.At, timer.InstanceId, now.Of.Id, now.Of.Type, id, reckoned.DueAt, reckoned.DueAt));
        });
    }

    private static TimerReckoning Once(Execution run, Correspondence known, ArmedTimer timer, TimerTrigger old, TimerTrigger rule)
    {
        var setAt = run.Instance(timer.InstanceId).DatedAt ?? run.At;
        var (before, after) = (TimerReckoning.Of(run.As(known.From, setAt), timer.InstanceId, old), TimerReckoning.Of(run.As(known.To, setAt), timer.InstanceId, rule));
        var anew = TimerReckoning.Of(run.As(known.To, run.At), timer.InstanceId, rule);
        if ((after.Problem ?? anew.Problem) is not null) return after.Problem is null ? anew : after;
        if (old.Kind == rule.Kind && before.Problem is null)
        {
            // So much longer or shorter than before, whenever it was armed.
            if (rule.Kind == TimerKind.Duration) return after with { DueAt = Redating.Moved(run, timer.DueAt, timer.DueAt + (after.DueAt - before.DueAt), anew.DueAt) };
            if (before.DueAt == after.DueAt) return after with { DueAt = timer.DueAt };
        }

        return after with { DueAt = Redating.Moved(run, timer.DueAt, after.DueAt, anew.DueAt) };
    }

    /// <summary>Null when it has fired as often already as it is to.</summary>
    private static TimerReckoning? Repeating(Execution run, Correspondence known, ArmedTimer timer, TimerTrigger old, TimerTrigger rule)
    {
        var begun = TimerReckoning.Of(run.As(known.From, run.At), timer.InstanceId, old);
        var anew = TimerReckoning.Of(run.As(known.To, run.At), timer.InstanceId, rule);
        if (anew.Problem is not null || anew.Cycle!.Left is not { } left || begun.Cycle?.Left is not { } had || timer.Cycle?.Left is not { } remain) return anew;
        var rest = left - (had - remain);
        return rest < 0 ? null : anew with { Cycle = anew.Cycle with { Left = rest } };
    }
}
