using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>Sends its message and goes on at once.</summary>
internal sealed class SendTaskBehaviour : IElementBehaviour
{
    public void Act(Execution run, long instanceId, Element element)
    {
        if (Throwing.Send(run, instanceId, ((SendTask)element).Message))
            Leaving.Complete(run, instanceId);
    }
}
