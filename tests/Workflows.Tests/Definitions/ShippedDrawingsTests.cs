using System.Xml.Linq;
using Reviews.Testing.Machine;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Tests.Definitions;

/// <summary>
/// Every process shipped, the examples with them, is a drawing that a person can edit in Camunda Modeler: each node and flow is
/// on the diagram, and each extension is one that its properties panel edits.
/// </summary>
public sealed class ShippedDrawingsTests
{
    private const string Zeebe = "http://camunda.org/schema/zeebe/1.0";

    /// <summary>What the properties panel of Camunda Modeler's Camunda 8 mode can edit, and we read.</summary>
    private static readonly Dictionary<string, string[]> Editable = new()
    {
        ["assignmentDefinition"] = ["assignee", "candidateGroups"],
        ["calledElement"] = ["processId", "propagateAllChildVariables", "propagateAllParentVariables"],
        ["formDefinition"] = ["formId"],
        ["input"] = ["source", "target"],
        ["ioMapping"] = [],
        ["loopCharacteristics"] = ["inputCollection", "inputElement", "outputCollection", "outputElement"],
        ["output"] = ["source", "target"],
        ["properties"] = [],
        ["property"] = ["name", "value"],
        ["script"] = ["expression", "resultVariable"],
        ["subscription"] = ["correlationKey"],
        ["taskDefinition"] = ["type", "retries"],
        ["taskSchedule"] = ["dueDate", "followUpDate"],
        ["userTask"] = [],
    };

    public static TheoryData<string> Files => [.. new[] { "workflows", "docs" }
        .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.bpmn", SearchOption.AllDirectories))
        .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void It_is_drawn_whole_and_all_of_it_can_be_edited(string file) => Faults(Read(file)).Should().BeEmpty();

    [Fact]
    public void What_is_not_drawn_or_cannot_be_edited_is_named()
    {
        var drawing = Read("docs/examples/person-task.bpmn");
        drawing.Descendants().Where(e => e.Attribute("bpmnElement")?.Value is "write-report" or "write-report-to-end").ToList().ForEach(e => e.Remove());
        drawing.Descendants(XName.Get("userTask", Zeebe)).Single().SetAttributeValue("colour", "red");
        drawing.Descendants(XName.Get("properties", Zeebe)).First().Add(new XElement(XName.Get("secret", Zeebe)), new XElement(XName.Get("extra", "urn:other")));

        Faults(drawing).Should().BeEquivalentTo("write-report has no shape", "write-report-to-end has no edge", "zeebe:userTask colour", "zeebe:secret", "urn:other extra");
    }

    private static XDocument Read(string file) => BoundedXml.Read(File.ReadAllBytes(Path.Combine(Repository.Root, file)));

    private static IEnumerable<string> Faults(XDocument drawing)
    {
        var bpmn = drawing.Root!.Name.Namespace;
        var shown = drawing.Descendants().Where(e => e.Name.LocalName is "BPMNShape" or "BPMNEdge").Select(e => (e.Name.LocalName, (string)e.Attribute("bpmnElement")!)).ToHashSet();
        foreach (var element in drawing.Descendants().Where(e => e.Name.Namespace == bpmn && e.Attribute("id") is not null && e.Parent?.Name.LocalName is "process" or "subProcess"))
        {
            var isLine = element.Name.LocalName is "sequenceFlow" or "association";
            if (element.Name.LocalName is "laneSet" or "dataObject" || element.Name.LocalName.EndsWith("Characteristics", StringComparison.Ordinal)) continue;
            if (!shown.Contains((isLine ? "BPMNEdge" : "BPMNShape", (string)element.Attribute("id")!)))
                yield return $"{(string)element.Attribute("id")!} has no {(isLine ? "edge" : "shape")}";
        }

        foreach (var extension in drawing.Descendants(bpmn + "extensionElements").SelectMany(e => e.Descendants()))
        {
            if (extension.Name.Namespace != Zeebe)
                yield return $"{extension.Name.NamespaceName} {extension.Name.LocalName}";
            else if (!Editable.TryGetValue(extension.Name.LocalName, out var attributes))
                yield return $"zeebe:{extension.Name.LocalName}";
            else
                foreach (var other in extension.Attributes().Where(a => !attributes.Contains(a.Name.LocalName))) yield return $"zeebe:{extension.Name.LocalName} {other.Name.LocalName}";
        }
    }
}
