using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>Waits for a token on every flow that leads here, takes one of each, and goes on along every flow that leads away.</summary>
internal sealed class ParallelGatewayBehaviour : IElementBehaviour
{
    public IReadOnlyList<string>? Consumes(Execution run, long scopeId, Element element, string flowId) =>
        element.Incoming.All(flow => run.State.TokensOn(scopeId, flow) > 0) ? element.Incoming : null;

    public void Act(Execution run, long instanceId, Element element) => Leaving.Complete(run, instanceId);

    public IReadOnlyList<string>? Leave(Execution run, long instanceId, Element element) => element.Outgoing;
}
