using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>Waits for its timer; the token goes on when it fires. A repeating one fires once here.</summary>
internal sealed class IntermediateCatchEventBehaviour : IElementBehaviour
{
    public void Act(Execution run, long instanceId, Element element)
    {
        if (((IntermediateCatchEvent)element).Trigger is not TimerTrigger trigger)
        {
            Leaving.Complete(run, instanceId);
            return;
        }

        var timer = TimerReckoning.Of(run, instanceId, trigger);
        if (timer.Problem is null)
            BoundaryTimers.Arm(run, instanceId, element, timer with { Cycle = null }, interrupting: true);
        else
            run.Stop(instanceId, TokenStage.Acting, "timer-invalid", timer.Problem);
    }

    public void Fire(Execution run, ArmedTimer timer, Element element) => Leaving.Complete(run, timer.InstanceId);
}
