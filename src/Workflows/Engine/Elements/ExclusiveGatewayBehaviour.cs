using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>One way on: the first flow in the file whose condition holds, else the default. Every token passes alone.</summary>
internal sealed class ExclusiveGatewayBehaviour : IElementBehaviour
{
    public void Act(Execution run, long instanceId, Element element) => Leaving.Complete(run, instanceId);

    public IReadOnlyList<string>? Leave(Execution run, long instanceId, Element element)
    {
        var byDefault = ((ExclusiveGateway)element).DefaultFlow;
        foreach (var flow in element.Outgoing.Where(id => id != byDefault).Select(run.Definition.Flow))
        {
            if (OutgoingFlows.Holds(run, instanceId, flow) is not { } holds) return null;
            if (holds) return [flow.Id];
        }

        if (byDefault is not null) return [byDefault];
        return element.Outgoing.Count == 0 ? [] : OutgoingFlows.NoneHolds(run, instanceId, element);
    }
}
