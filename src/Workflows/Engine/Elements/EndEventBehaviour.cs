using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>A token ends here; its scope goes on while others are left in it. Nothing leads away.</summary>
internal sealed class EndEventBehaviour : IElementBehaviour
{
    public void Act(Execution run, long instanceId, Element element) => Leaving.Complete(run, instanceId);
}
