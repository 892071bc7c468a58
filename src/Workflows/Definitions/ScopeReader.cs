using System.Xml.Linq;
using static Reviews.Workflows.Definitions.BpmnNames;

namespace Reviews.Workflows.Definitions;

/// <summary>Reads what a process or sub-process holds, and what those hold in turn.</summary>
internal sealed class ScopeReader(ProblemList problems, ExpressionReader expressions)
{
    // Ids are one space within a file: they stand in the audit trail and in URLs.
    private readonly HashSet<string> ids = [];

    public FlowScope Read(XElement scope, string scopeId)
    {
        var (elements, flows) = (new List<Element>(), new List<SequenceFlow>());
        foreach (var child in scope.Elements().Where(c => c.Name.Namespace == Bpmn && !DrawnInScope.Contains(c.Name.LocalName)))
        {
            var name = child.Name.LocalName;
            if (scope.Name.LocalName == BpmnNames.SubProcess && (name is BpmnNames.MultiInstance or BpmnNames.StandardLoop || DrawnInElement.Contains(name))) continue;
            if (name == BpmnNames.SequenceFlow)
                AddTo(flows, Flow(child));
            else
                AddTo(elements, Node(child, scopeId));
        }

        return new FlowScope(scopeId, [.. elements.Select(e => Wire(e, elements, flows))], flows);
    }

    private static void AddTo<T>(List<T> list, T? item)
        where T : class
    {
        if (item is not null) list.Add(item);
    }

    private Element? Node(XElement xml, string scopeId)
    {
        var name = xml.Name.LocalName;
        var isSubProcess = name == BpmnNames.SubProcess;
        if (!NodeKind.ByName.TryGetValue(name, out var kind) && !isSubProcess)
        {
            problems.Refuse(xml, ProblemCodes.UnsupportedElement, $"{name} is not supported: workflows/README.md lists what is executed.");
            return null;
        }

        ForeignParts.Refuse(xml, problems);
        if (Id(xml) is not { } id) return null;
        if (!isSubProcess) ForeignParts.RefuseUnknownChildren(xml, problems, kind!.MayHave);
        var extensions = ExtensionElements.Of(xml, problems, isSubProcess ? [IoMapping, Properties] : kind!.Extensions);
        var reading = new NodeReading(xml, id, scopeId, extensions, problems, expressions);
        return reading.Finish(isSubProcess ? Nested(reading) : kind!.Read(reading));
    }

    private SubProcess Nested(NodeReading r) => new() { Body = Read(r.Xml, r.Id), TriggeredByEvent = XmlBoolean.IsTrue(r.Xml, TriggeredByEvent) };

    private SequenceFlow? Flow(XElement xml)
    {
        ForeignParts.Refuse(xml, problems);
        ExtensionElements.Of(xml, problems, Properties);
        if (Id(xml) is not { } id) return null;
        var (source, target) = (ExtensionElements.Text(xml, "sourceRef")?.Trim(), ExtensionElements.Text(xml, "targetRef")?.Trim());
        if (source is null || target is null)
        {
            problems.Refuse(xml, ProblemCodes.MissingPart, "Expected this flow to have a source and a target, but one is missing: connect it.");
            return null;
        }

        var condition = xml.Element(Bpmn + ConditionExpression);
        if (condition is not null) ForeignParts.RefuseLanguage(condition, problems);
        return new SequenceFlow(id, source, target, ProblemList.Line(xml))
        {
            Name = ExtensionElements.Text(xml, "name")?.Trim(),
            Condition = condition is null ? null : expressions.Expression(condition, condition.Value, "the flow's condition"),
        };
    }

    private string? Id(XElement xml)
    {
        if (ExtensionElements.Text(xml, "id")?.Trim() is not { } id)
        {
            problems.Refuse(xml, ProblemCodes.MissingId, $"Expected this {xml.Name.LocalName} to have an id, but there is none: give it a readable one.");
            return null;
        }

        if (ids.Add(id)) return id;
        problems.Refuse(xml, ProblemCodes.DuplicateId, $"Expected the id {id} once, but it is there twice: rename one.");
        return null;
    }

    private static Element Wire(Element element, List<Element> elements, List<SequenceFlow> flows)
    {
        var wired = element with
        {
            Incoming = [.. flows.Where(f => f.TargetId == element.Id).Select(f => f.Id)],
            Outgoing = [.. flows.Where(f => f.SourceId == element.Id).Select(f => f.Id)],
        };
        return wired is Activity activity
            ? activity with { BoundaryEvents = [.. elements.OfType<BoundaryEvent>().Where(b => b.AttachedToId == element.Id).Select(b => b.Id)] }
            : wired;
    }
}
