using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>Which flows lead away.</summary>
internal static class OutgoingFlows
{
    /// <summary>
    /// Every flow without a condition and every one whose condition holds, else the default: what an inclusive gateway takes,
    /// and what an activity takes without a gateway (ISO/IEC 19510, 13.3.2 and 13.4.3).
    /// </summary>
    public static IReadOnlyList<string>? Split(Execution run, long instanceId, Element element)
    {
        var taken = new List<string>();
        var byDefault = (element as IHasDefaultFlow)?.DefaultFlow;
        foreach (var flow in element.Outgoing.Where(id => id != byDefault).Select(run.Definition.Flow))
        {
            if (Holds(run, instanceId, flow) is not { } holds) return null;
            if (holds) taken.Add(flow.Id);
        }

        if (taken.Count > 0 || element.Outgoing.Count == 0) return taken;
        return byDefault is null ? NoneHolds(run, instanceId, element) : [byDefault];
    }

    /// <summary>Whether the flow's condition is true; null when an incident stopped the token, as the condition was neither true nor false.</summary>
    public static bool? Holds(Execution run, long instanceId, SequenceFlow flow)
    {
        if (flow.Condition is null) return true;
        // Read where the flow is: what an element holds for itself is not seen outside it.
        var result = run.Evaluate(flow.Condition, run.Instance(instanceId).ScopeId);
        if (result.Error is null && result.Value is FeelBoolean { Value: var holds }) return holds;
        run.Stop(
            instanceId, TokenStage.Going, "condition-not-boolean",
            $"The condition of \"{flow.Id}\" cannot be decided: {Moments.Why(flow.Condition, result, "true or false")}");
        return null;
    }

    public static IReadOnlyList<string>? NoneHolds(Execution run, long instanceId, Element element)
    {
        run.Stop(
            instanceId, TokenStage.Going, "no-flow-holds",
            $"Expected a condition to hold or a default flow at \"{element.Id}\", but there is neither.");
        return null;
    }
}
