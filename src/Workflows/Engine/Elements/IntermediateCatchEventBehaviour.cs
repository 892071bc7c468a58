using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>Waits for its timer, message, signal or condition, then the token goes on. One that catches a link is only where that leads to.</summary>
internal sealed class IntermediateCatchEventBehaviour : IElementBehaviour
{
    public void Act(Execution run, long instanceId, Element element)
    {
        if (((IntermediateCatchEvent)element).Trigger is null or LinkTrigger)
            Leaving.Complete(run, instanceId);
        else
            SingleWait.Begin(run, instanceId, element, ((IntermediateCatchEvent)element).Trigger);
    }

    public void Come(Execution run, long holderId, Element element, FeelContext variables) => SingleWait.End(run, holderId, element, variables);
}
