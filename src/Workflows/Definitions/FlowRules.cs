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
        new StartRules(problems, byId).Check(scope, process.Attribute("id")?.Value == scope.Id ? null : byId[scope.Id].First());
        new LinkRules(problems, byId).Check(scope);
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
        if (element is SubProcess { TriggeredByEvent: true } woken) EventSubProcess(woken);
        if (element is EventBasedGateway gateway) EventBased(gateway, elements, scope);
        Direction(element);
        Conditions(element, scope);
    }

    /// <summary>A gateway that is drawn to join has one way out, one drawn to split one way in (ISO/IEC 19510, 10.6.1).</summary>
    private void Direction(Element element)
    {
        var (several, end) = byId[element.Id].First().Attribute("gatewayDirection")?.Value.Trim() switch
        {
            "Converging" => (element.Outgoing, "out of"),
            "Diverging" => (element.Incoming, "into"),
            _ => ([], ""),
        };
        if (several.Count > 1)
            Refuse(element.Id, ProblemCodes.BadValue, $"Expected one flow {end} {element.Id} by its gatewayDirection, but there are {several.Count} ({string.Join(", ", several)}): take the attribute away, or draw a second gateway.");
    }

    private void Boundary(BoundaryEvent boundary, Dictionary<string, Element> elements)
    {
        if (boundary.Incoming.Count > 0)
            Refuse(boundary.Id, ProblemCodes.FlowIntoBoundaryEvent, "Expected no flow into a boundary event, but there is one: lead it to the element after it.");
        if (elements.GetValueOrDefault(boundary.AttachedToId) is SubProcess { TriggeredByEvent: true })
            Refuse(boundary.Id, ProblemCodes.UnsupportedElement, "A boundary event on an event sub-process is not supported: put it on the sub-process that holds it.");
        if (elements.GetValueOrDefault(boundary.AttachedToId) is Activity) return;
        if (byId.Contains(boundary.AttachedToId) && !elements.ContainsKey(boundary.AttachedToId) && byId[boundary.AttachedToId].Any(e => e.Parent == byId[boundary.Id].First().Parent))
            return; // It stands on an element that was refused itself.
        Refuse(boundary.Id, ProblemCodes.UnknownReference, $"Expected this boundary event to be attached to a task or sub-process beside it, but '{boundary.AttachedToId}' is none: attach it again.");
    }

    private void EventSubProcess(SubProcess woken)
    {
        if (woken.Incoming.Count + woken.Outgoing.Count > 0)
            Refuse(woken.Id, ProblemCodes.FlowIntoEventSubProcess, "Expected no flow into or out of an event sub-process, but there is one: its start event wakes it.");
        if (woken.IsRepeated)
            Refuse(woken.Id, ProblemCodes.UnsupportedElement, "A repetition of an event sub-process is not supported: repeat a sub-process inside it.");
    }

    private void EventBased(EventBasedGateway gateway, Dictionary<string, Element> elements, FlowScope scope)
    {
        var targets = scope.Flows.Where(f => f.SourceId == gateway.Id && elements.ContainsKey(f.TargetId)).Select(f => elements[f.TargetId]).ToList();
        if (targets.Count < 2)
            Refuse(gateway.Id, ProblemCodes.MissingPart, $"Expected this gateway to lead to two events or more, but it leads to {targets.Count}.");
        foreach (var target in targets.Where(t => t is not (ReceiveTask { BoundaryEvents.Count: 0, IsRepeated: false } or IntermediateCatchEvent { Trigger: not LinkTrigger })))
            Refuse(target.Id, ProblemCodes.UnsupportedElement, $"{A(target.Type, isFirst: true)} after an event-based gateway is not supported: lead the gateway to events that wait, or to plain receive tasks.");
        foreach (var target in targets.Where(t => t.Incoming.Count > 1))
            Refuse(target.Id, ProblemCodes.UnsupportedElement, "Another flow into an event that a gateway waits for is not supported: lead it to the gateway.");
    }

    private void Conditions(Element element, FlowScope scope)
    {
        var flows = scope.Flows.Where(f => f.SourceId == element.Id).ToList();
        if (element is not IHasDefaultFlow chooser)
        {
            foreach (var flow in flows.Where(f => f.Condition is not null))
                Refuse(flow.Id, ProblemCodes.ConditionNotAllowed, $"A condition on a flow out of {A(element.Type)} is not supported: put an exclusive gateway between.");
            return;
        }

        if (chooser.DefaultFlow is { } id && !element.Outgoing.Contains(id))
            Refuse(element.Id, ProblemCodes.UnknownReference, $"Expected the default to be a flow out of this {element.Type}, but {id} is none: set the default flow again.");
        foreach (var flow in flows)
        {
            if (flow.Id == chooser.DefaultFlow && flow.Condition is not null)
                problems.Warn(byId[flow.Id].First(), ProblemCodes.DefaultWithCondition, "The condition of a default flow is never read: remove it.");
            else if (element is ExclusiveGateway && flow.Id != chooser.DefaultFlow && flow.Condition is null && flows.Count > 1)
                Refuse(flow.Id, ProblemCodes.MissingCondition, $"Expected a condition on each flow out of {element.Id} but the default, but this one has none: write one, or make it the default flow.");
        }
    }

    private void Refuse(string id, string code, string message) => problems.Refuse(byId[id].First(), code, message);
}
