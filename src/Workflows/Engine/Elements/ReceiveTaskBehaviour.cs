using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>Waits for its message.</summary>
internal sealed class ReceiveTaskBehaviour : IElementBehaviour
{
    public void Act(Execution run, long instanceId, Element element) => SingleWait.Begin(run, instanceId, element, ((ReceiveTask)element).Trigger);

    public void Come(Execution run, long holderId, Element element, FeelContext variables) => SingleWait.End(run, holderId, element, variables);
}
