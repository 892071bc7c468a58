using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine;

/// <summary>Timers of an instance: those on its border, or its own when it is a timer event.</summary>
internal static class BoundaryTimers
{
    /// <summary>Reckons every timer before it arms the first, so that a retry arms none twice. False when an incident stopped it.</summary>
    public static bool Arm(Execution run, long instanceId, Activity activity)
    {
        var events = activity.BoundaryEvents.Select(run.Definition.Element).OfType<BoundaryEvent>().Where(e => e.Trigger is TimerTrigger);
        var ready = new List<(BoundaryEvent Event, TimerReckoning Timer)>();
        foreach (var boundary in events)
        {
            var timer = TimerReckoning.Of(run, instanceId, (TimerTrigger)boundary.Trigger!);
            if (timer.Problem is not null)
            {
                run.Stop(instanceId, TokenStage.Entering, "timer-invalid", $"The timer \"{boundary.Id}\" cannot be set: {timer.Problem}");
                return false;
            }

            ready.Add((boundary, timer));
        }

        foreach (var (boundary, timer) in ready)
            Arm(run, instanceId, boundary, timer, boundary.Interrupting);
        return true;
    }

    public static void Arm(Execution run, long instanceId, Element of, TimerReckoning timer, bool interrupting) => run.Emit(new TimerArmed(
        run.At, instanceId, of.Id, of.Type, run.State.NextId, timer.DueAt, interrupting, timer.Rule, timer.Cycle));

    public static void Disarm(Execution run, long instanceId)
    {
        foreach (var timer in run.State.Timers.Values.Where(t => t.InstanceId == instanceId))
        {
            var element = run.Definition.Element(timer.ElementId);
            run.Emit(new TimerDisarmed(run.At, instanceId, element.Id, element.Type, timer.Id));
        }
    }
}
