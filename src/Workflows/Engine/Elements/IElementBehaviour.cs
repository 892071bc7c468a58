using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>
/// What one kind of BPMN element does. Behaviours hold no state: they read the execution and emit facts. The life of every
/// element is the same: tokens arrive (<see cref="Consumes"/>), it acts, perhaps waits, and is completed, whereupon it
/// chooses the flows that lead away (<see cref="Leave"/>).
/// </summary>
internal interface IElementBehaviour
{
    /// <summary>The flows whose tokens one entry uses up, or null while it waits for more.</summary>
    IReadOnlyList<string>? Consumes(Execution run, long scopeId, Element element, string flowId) => [flowId];

    /// <summary>Does what it is there for: completes at once, waits, or stops with an incident. All is evaluated before the first fact.</summary>
    void Act(Execution run, long instanceId, Element element);

    /// <summary>The flows to take, or null when an incident stopped it.</summary>
    IReadOnlyList<string>? Leave(Execution run, long instanceId, Element element) => OutgoingFlows.Split(run, instanceId, element);

    /// <summary>What this event waits for has come; only elements that wait for something are ever asked.</summary>
    /// <param name="holderId">The instance it belongs to: see <see cref="SubscriptionOpened"/>.</param>
    /// <param name="variables">What came along.</param>
    void Come(Execution run, long holderId, Element element, FeelContext variables) =>
        throw new InvalidOperationException($"Expected an element that waits for an event, but {element.Type} \"{element.Id}\" does not.");
}
