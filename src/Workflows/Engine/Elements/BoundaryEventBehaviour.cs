using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>
/// An event on the border of an activity, or of a whole multi-instance body. An interrupting one ends the activity and all
/// within it; another leaves it be, and fires again where its timer repeats.
/// </summary>
internal sealed class BoundaryEventBehaviour : IElementBehaviour
{
    public void Act(Execution run, long instanceId, Element element) => Leaving.Complete(run, instanceId);

    public void Fire(Execution run, ArmedTimer timer, Element element)
    {
        var scopeId = run.Instance(timer.InstanceId).ScopeId;
        if (timer.Interrupting)
            Terminating.End(run, timer.InstanceId);
        else if (TimerReckoning.Again(timer, run.At, Moments.Rule(((TimerTrigger)((BoundaryEvent)element).Trigger!).Expression)) is { } next)
            BoundaryTimers.Arm(run, timer.InstanceId, element, next, interrupting: false);
        Entering.Begin(run, Entering.Enter(run, element, scopeId, []));
    }
}
