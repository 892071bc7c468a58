using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>
/// Where a scope begins: whatever woke it, the token goes on at once. The start of an event sub-process wakes that in the
/// scope that holds it; what came along is seen inside it, and handed outwards by its mappings.
/// </summary>
internal sealed class StartEventBehaviour : IElementBehaviour
{
    public void Act(Execution run, long instanceId, Element element) => Leaving.Complete(run, instanceId);

    public void Come(Execution run, long holderId, Element element, FeelContext variables)
    {
        if (((StartEvent)element).Interrupting) EventSubProcesses.TakeOver(run, holderId);
        var id = Entering.Enter(run, run.Definition.Element(element.ScopeId), holderId, []);
        foreach (var (name, value) in variables.Entries)
            Scopes.SetLocal(run, id, name, value);
        Entering.Begin(run, id);
    }
}
