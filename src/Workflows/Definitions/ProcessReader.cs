using System.Xml.Linq;

namespace Reviews.Workflows.Definitions;

/// <summary>Reads one process: its own facts, its clock, and what it holds.</summary>
internal static class ProcessReader
{
    private const int MostFlowElements = 2_000;

    /// <summary>The process without its version; null when it has no id.</summary>
    public static ProcessDefinition? Read(XElement xml, ProblemList problems)
    {
        ForeignParts.Refuse(xml, problems);
        if (ExtensionElements.Text(xml, "id")?.Trim() is not { } id)
        {
            problems.Refuse(xml, ProblemCodes.MissingId, "Expected this process to have an id, but there is none: give it a readable one.");
            return null;
        }

        if (xml.Descendants().Where(IsFlowElement).ElementAtOrDefault(MostFlowElements) is { } beyond)
        {
            problems.Refuse(beyond, ProblemCodes.TooLarge, $"Expected at most {MostFlowElements} elements and flows in {id}, but there are more: move parts into processes of their own, and call them.");
            return null;
        }

        var expressions = new ExpressionReader(problems);
        var properties = ExtensionElements.Of(xml, problems, BpmnNames.Properties, BpmnNames.VersionTag).ReadProperties(problems);
        var own = ReviewProperties.Dates(xml, properties, problems);
        var body = new ScopeReader(problems, expressions).Read(xml, id);
        new FlowRules(xml, problems).Check(body);
        return new ProcessDefinition(id, ExtensionElements.Text(xml, "name")?.Trim() ?? id, "", problems.File, ProblemList.Line(xml), body)
        {
            Properties = properties,
            OwnDates = own,
            Clock = ClockReader.Read(xml, properties, own, problems, expressions),
        };
    }

    private static bool IsFlowElement(XElement xml) => xml.Name.Namespace == BpmnNames.Bpmn
        && (xml.Name.LocalName is BpmnNames.SequenceFlow or BpmnNames.SubProcess || NodeKind.ByName.ContainsKey(xml.Name.LocalName));
}
