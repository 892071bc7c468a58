using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>Which flows lead away.</summary>
internal static class OutgoingFlows
{
    /// <summary>Every flow without a condition and every one whose condition holds: a split without a gateway (BPMN 2.0, 13.2.1).</summary>
    public static IReadOnlyList<string>? Split(Execution run, long instanceId, Element element)
    {
        var taken = new List<string>();
        foreach (var flow in element.Outgoing.Select(run.Definition.Flow))
        {
            if (Holds(run, instanceId, flow) is not { } holds) return null;
            if (holds) taken.Add(flow.Id);
        }

        return taken.Count > 0 || element.Outgoing.Count == 0 ? taken : NoneHolds(run, instanceId, element);
    }

    /// <summary>Whether the flow's condition is true; null when an incident stopped the token, as the condition was neither true nor false.</summary>
    public static bool? Holds(Execution run, long instanceId, SequenceFlow flow)
    {
        if (flow.Condition is null) return true;
        var result = run.Evaluate(flow.Condition, instanceId);
        if (result.Error is null && result.Value is FeelBoolean { Value: var holds }) return holds;
        run.Stop(
            instanceId, TokenStage.Leaving, "condition-not-boolean",
            $"The condition of \"{flow.Id}\" cannot be decided: {Moments.Why(flow.Condition, result, "true or false")}");
        return null;
    }

    public static IReadOnlyList<string>? NoneHolds(Execution run, long instanceId, Element element)
    {
        run.Stop(
            instanceId, TokenStage.Leaving, "no-flow-holds",
            $"Expected a condition to hold or a default flow at \"{element.Id}\", but there is neither.");
        return null;
    }
}
