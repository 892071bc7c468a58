using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>Marks a point on the way, or sends something out there; the token goes on at once, along a link where it throws one.</summary>
internal sealed class IntermediateThrowEventBehaviour : IElementBehaviour
{
    public void Act(Execution run, long instanceId, Element element)
    {
        var trigger = ((IntermediateThrowEvent)element).Trigger;
        if (trigger is LinkTrigger link)
            Jump(run, instanceId, element, link);
        else if (Throwing.Send(run, instanceId, trigger))
            Leaving.Complete(run, instanceId);
    }

    private static void Jump(Execution run, long instanceId, Element element, LinkTrigger link)
    {
        var scopeId = run.Instance(instanceId).ScopeId;
        Leaving.Exit(run, instanceId);
        var target = Links.Target(run.Definition.Scope(element.ScopeId), link);
        run.Later(new Work.InstanceBegins(Entering.Enter(run, target, scopeId, [])));
    }
}
