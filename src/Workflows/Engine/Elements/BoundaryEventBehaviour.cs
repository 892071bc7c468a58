using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>
/// An event on the border of an activity, or of a whole body where the activity is repeated. An interrupting one ends the
/// activity and all within it; another leaves it be, and may wake again.
/// </summary>
internal sealed class BoundaryEventBehaviour : IElementBehaviour
{
    public void Act(Execution run, long instanceId, Element element) => Leaving.Complete(run, instanceId);

    public void Come(Execution run, long holderId, Element element, FeelContext variables)
    {
        var scopeId = run.Instance(holderId).ScopeId;
        if (((BoundaryEvent)element).Interrupting) Terminating.End(run, holderId);
        var id = Entering.Enter(run, element, scopeId, []);
        Mappings.TakeResults(run, id, variables);
        Entering.Begin(run, id);
    }
}
