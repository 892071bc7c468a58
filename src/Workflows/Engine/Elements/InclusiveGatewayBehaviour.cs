using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>Waits where flows meet for every token that can still come (<see cref="InclusiveJoin"/>), and goes on along every flow whose condition holds.</summary>
internal sealed class InclusiveGatewayBehaviour : IElementBehaviour
{
    public IReadOnlyList<string>? Consumes(Execution run, long scopeId, Element element, string flowId) => InclusiveJoin.Consumes(run, scopeId, element);

    public void Act(Execution run, long instanceId, Element element) => Leaving.Complete(run, instanceId);
}
