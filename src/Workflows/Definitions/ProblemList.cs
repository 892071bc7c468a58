using System.Xml;
using System.Xml.Linq;
using static Reviews.Workflows.Definitions.BpmnNames;

namespace Reviews.Workflows.Definitions;

/// <summary>Gathers what is wrong with one file, each problem at the line and the element it belongs to.</summary>
internal sealed class ProblemList(string file)
{
    private readonly List<DefinitionProblem> all = [];

    public string File { get; } = file;

    public IReadOnlyList<DefinitionProblem> All => all;

    public int RefusedCount => all.Count(p => p.Severity == Severity.Refused);

    public void Refuse(XElement at, string code, string message) => Add(at, code, Severity.Refused, message);

    public void Err(XElement at, string code, string message) => Add(at, code, Severity.Error, message);

    public void Warn(XElement at, string code, string message) => Add(at, code, Severity.Warning, message);

    public static int Line(XElement at) => ((IXmlLineInfo)at).LineNumber;

    private void Add(XElement at, string code, Severity severity, string message) =>
        all.Add(new DefinitionProblem(File, Line(at), OwnerId(at), code, severity, message));

    /// <summary>The id a person knows: that of the element on the diagram, not of a part inside it.</summary>
    private static string? OwnerId(XElement at) => at.AncestorsAndSelf()
        .FirstOrDefault(e => e.Name == Bpmn + Process || Conversations.Contains(e.Name.LocalName) || e.Parent?.Name == Bpmn + Process || e.Parent?.Name == Bpmn + BpmnNames.SubProcess || e.Parent?.Name == Bpmn + DefinitionsRoot)
        ?.Attribute("id")?.Value;
}
