using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>Where a scope begins: whatever woke it, the token goes on at once.</summary>
internal sealed class StartEventBehaviour : IElementBehaviour
{
    public void Act(Execution run, long instanceId, Element element) => Leaving.Complete(run, instanceId);
}
