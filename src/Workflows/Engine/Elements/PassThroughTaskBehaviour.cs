using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>Manual and undefined tasks are drawn for the reader: the engine has nothing to wait for.</summary>
internal sealed class PassThroughTaskBehaviour : IElementBehaviour
{
    public void Act(Execution run, long instanceId, Element element) => Leaving.Complete(run, instanceId);
}
