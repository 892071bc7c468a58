using System.Xml.Linq;
using static Reviews.Workflows.Definitions.BpmnNames;

namespace Reviews.Workflows.Definitions;

/// <summary>One element while it is read: what all kinds share, and what the reader of its kind needs.</summary>
internal sealed class NodeReading(XElement xml, string id, string scopeId, ExtensionElements extensions, ProblemList problems, ExpressionReader expressions)
{
    public XElement Xml { get; } = xml;

    public string Id { get; } = id;

    public string Name { get; } = ExtensionElements.Text(xml, "name")?.Trim() ?? id;

    public string Type => Xml.Name.LocalName;

    public int Line => ProblemList.Line(Xml);

    public string ScopeId { get; } = scopeId;

    public ExtensionElements Extensions { get; } = extensions;

    public ProblemList Problems { get; } = problems;

    public ExpressionReader Expressions { get; } = expressions;

    public XElement? Child(string name) => Xml.Element(Bpmn + name);

    public string? Attribute(string name) => ExtensionElements.Text(Xml, name)?.Trim();

    /// <summary>The element with what every kind has: its place, properties and mappings, and how often it is done.</summary>
    public Element Finish(Element element)
    {
        var whole = element with
        {
            Id = Id,
            Name = Name,
            Type = Type,
            Line = Line,
            ScopeId = ScopeId,
            Properties = Extensions.ReadProperties(Problems),
            Inputs = Extensions.ReadMappings(Input, Problems, Expressions),
            Outputs = Extensions.ReadMappings(Output, Problems, Expressions),
        };
        return whole is Activity activity
            ? activity with { MultiInstance = LoopReader.MultiInstance(this), StandardLoop = LoopReader.StandardLoop(this), DefaultFlow = Attribute("default") }
            : whole;
    }
}
