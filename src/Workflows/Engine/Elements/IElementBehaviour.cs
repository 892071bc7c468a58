using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>
/// What one kind of BPMN element does. Behaviours hold no state: they read the execution and emit facts. The life of every
/// element is the same: tokens arrive (<see cref="Consumes"/>), it acts, perhaps waits, and is completed, whereupon it
/// chooses the flows that lead away (<see cref="Leave"/>).
/// </summary>
internal interface IElementBehaviour
{
    /// <summary>The flows whose tokens one entry uses up, or null while it waits for more.</summary>
    IReadOnlyList<string>? Consumes(ProcessState state, long scopeId, Element element, string flowId) => [flowId];

    /// <summary>Does what it is there for: completes at once, waits, or stops with an incident. All is evaluated before the first fact.</summary>
    void Act(Execution run, long instanceId, Element element);

    /// <summary>The flows to take, or null when an incident stopped it.</summary>
    IReadOnlyList<string>? Leave(Execution run, long instanceId, Element element) => OutgoingFlows.Split(run, instanceId, element);

    /// <summary>A timer of this event fired; only events that arm one are ever asked.</summary>
    void Fire(Execution run, ArmedTimer timer, Element element) =>
        throw new InvalidOperationException($"Expected an event with a timer, but {element.Type} \"{element.Id}\" has none.");
}
