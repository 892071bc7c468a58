using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>Waits for the first of the events it leads to; the others are then waited for no more.</summary>
internal sealed class EventBasedGatewayBehaviour : IElementBehaviour
{
    public void Act(Execution run, long instanceId, Element element)
    {
        var targets = element.Outgoing.Select(flow => run.Definition.Element(run.Definition.Flow(flow).TargetId));
        if (EventWaits.Open(run, instanceId, targets.Select(t => new EventWait(t, TriggerOf(t), Interrupting: true))) is { } problem)
            run.Stop(instanceId, TokenStage.Acting, problem.Code, problem.Message);
    }

    private static EventTrigger? TriggerOf(Element target) => target is ReceiveTask receive ? receive.Trigger : ((FlowEvent)target).Trigger;
}
