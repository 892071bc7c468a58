using System.Xml.Linq;
using static Reviews.Workflows.Definitions.BpmnNames;

namespace Reviews.Workflows.Definitions;

/// <summary>
/// What the standard forbids between elements and flows (ISO/IEC 19510, 8.3.13 and 10.4), and what would leave the meaning
/// open: checked scope by scope on what was read.
/// </summary>
internal sealed class FlowRules(XElement process, ProblemList problems)
{
    private readonly ILookup<string, XElement> byId = process.DescendantsAndSelf()
        .Where(e => e.Name.Namespace == Bpmn && e.Attribute("id") is not null)
        .ToLookup(e => e.Attribute("id")!.Value);

    public void Check(FlowScope scope)
    {
        var elements = scope.Elements.DistinctBy(e => e.Id).ToDictionary(e => e.Id);
        foreach (var flow in scope.Flows) Ends(flow, elements);
        foreach (var element in scope.Elements) Element(element, elements, scope);
        Starts(scope);
        foreach (var sub in scope.Elements.OfType<SubProcess>()) Check(sub.Body);
    }

    private void Ends(SequenceFlow flow, Dictionary<string, Element> elements)
    {
        foreach (var end in new[] { flow.SourceId, flow.TargetId }.Where(end => !elements.ContainsKey(end)))
        {
            if (!byId.Contains(end))
                Refuse(flow.Id, ProblemCodes.UnknownReference, $"Expected this flow to connect elements of the file, but there is none with the id {end}: connect it again.");
            else if (byId[end].All(e => e.Parent != byId[flow.Id].First().Parent))
                Refuse(flow.Id, ProblemCodes.FlowAcrossScopes, $"Expected this flow to stay within its process or sub-process, but {end} is in another: let the sub-process end instead.");
        }
    }

    private void Element(Element element, Dictionary<string, Element> elements, FlowScope scope)
    {
        if (element is StartEvent && element.Incoming.Count > 0)
            Refuse(element.Id, ProblemCodes.FlowIntoStartEvent, "Expected no flow into a start event, but there is one: lead it to the element after it.");
        if (element is EndEvent && element.Outgoing.Count > 0)
            Refuse(element.Id, ProblemCodes.FlowOutOfEndEvent, "Expected no flow out of an end event, but there is one: remove it, or make this an intermediate event.");
        if (element is BoundaryEvent boundary) Boundary(boundary, elements);
        if (element is ExclusiveGateway gateway)
            Exclusive(gateway, scope);
        else
            NoConditions(element, scope);
    }

    private void Boundary(BoundaryEvent boundary, Dictionary<string, Element> elements)
    {
        if (boundary.Incoming.Count > 0)
            Refuse(boundary.Id, ProblemCodes.FlowIntoBoundaryEvent, "Expected no flow into a boundary event, but there is one: lead it to the element after it.");
        if (elements.GetValueOrDefault(boundary.AttachedToId) is Activity) return;
        if (byId.Contains(boundary.AttachedToId) && !elements.ContainsKey(boundary.AttachedToId) && byId[boundary.AttachedToId].Any(e => e.Parent == byId[boundary.Id].First().Parent))
            return; // It stands on an element that was refused itself.
        Refuse(boundary.Id, ProblemCodes.UnknownReference, $"Expected this boundary event to be attached to a task or sub-process beside it, but '{boundary.AttachedToId}' is none: attach it again.");
    }

    private void Exclusive(ExclusiveGateway gateway, FlowScope scope)
    {
        if (gateway.DefaultFlow is { } id && !gateway.Outgoing.Contains(id))
            Refuse(gateway.Id, ProblemCodes.UnknownReference, $"Expected the default to be a flow out of this gateway, but {id} is none: set the default flow again.");
        foreach (var flow in scope.Flows.Where(f => f.SourceId == gateway.Id))
        {
            if (flow.Id == gateway.DefaultFlow && flow.Condition is not null)
                problems.Warn(byId[flow.Id].First(), ProblemCodes.DefaultWithCondition, "The condition of a default flow is never read: remove it.");
            else if (flow.Id != gateway.DefaultFlow && flow.Condition is null && gateway.Outgoing.Count > 1)
                Refuse(flow.Id, ProblemCodes.MissingCondition, $"Expected a condition on each flow out of {gateway.Id} but the default, but this one has none: write one, or make it the default flow.");
        }
    }

    private void NoConditions(Element element, FlowScope scope)
    {
        foreach (var flow in scope.Flows.Where(f => f.SourceId == element.Id && f.Condition is not null))
            Refuse(flow.Id, ProblemCodes.ConditionNotAllowed, $"A condition on a flow out of a {element.Type} is not supported: put an exclusive gateway between.");
    }

    private void Starts(FlowScope scope)
    {
        var starts = scope.Elements.OfType<StartEvent>().ToList();
        if (starts.Count == 0)
            Refuse(scope.Id, ProblemCodes.NoStartEvent, "Expected one start event here, but there is none: add one.");
        foreach (var start in starts.Skip(1))
            Refuse(start.Id, ProblemCodes.SeveralStartEvents, $"Several start events in {scope.Id} are not supported: keep one, and an exclusive gateway after it.");
    }

    private void Refuse(string id, string code, string message) => problems.Refuse(byId[id].First(), code, message);
}
