using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>An event without a trigger marks a point on the way; the token goes on at once.</summary>
internal sealed class IntermediateThrowEventBehaviour : IElementBehaviour
{
    public void Act(Execution run, long instanceId, Element element) => Leaving.Complete(run, instanceId);
}
