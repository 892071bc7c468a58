using System.Security.Cryptography;
using System.Xml.Linq;
using static Reviews.Workflows.Definitions.BpmnNames;

namespace Reviews.Workflows.Definitions;

/// <summary>
/// Reads BPMN 2.0 in the Camunda 8 dialect, a strict subset (workflows/README.md): what is not executed exactly is refused
/// by name and line, and what is only drawn is passed over. All problems are said at once.
/// </summary>
public static class BpmnReader
{
    /// <summary>Reads a file that stands alone: every form it names is unknown.</summary>
    public static BpmnFile Read(string file, byte[] content) => Read(file, content, _ => null);

    /// <param name="file">How problems name the file.</param>
    /// <param name="findForm">The form with this id as seen from this file, or null. Missing ones are the verification's to say.</param>
    public static BpmnFile Read(string file, byte[] content, Func<string, FormSource?> findForm)
    {
        XElement root;
        try
        {
            root = BoundedXml.Read(content).Root!;
        }
        catch (UnreadableXmlException wrong)
        {
            return new BpmnFile([], [new DefinitionProblem(file, wrong.Line, null, ProblemCodes.UnreadableXml, Severity.Refused, wrong.Message)], []);
        }

        var problems = new ProblemList(file);
        var (processes, drafts) = (new List<ProcessDefinition>(), new List<ProcessDefinition>());
        var fileIsRefused = !ReadTop(root, problems);
        foreach (var process in Executable(root, problems))
        {
            var before = problems.RefusedCount;
            if (ProcessReader.Read(process, problems) is not { } read) continue;
            var isRefused = fileIsRefused || problems.RefusedCount > before;
            (isRefused ? drafts : processes).Add(read with { Version = Version(content, read, findForm) });
        }

        SayIdsOfTwo(root, problems);
        return new BpmnFile(processes, [.. problems.All.Distinct().OrderBy(p => p.Line)], drafts);
    }

    /// <summary>Of two parts of one id, such as a message and the task that waits for it, a modeller would drop the second as it opens the file.</summary>
    private static void SayIdsOfTwo(XElement root, ProblemList problems)
    {
        var refused = problems.All.Where(p => p.Code == ProblemCodes.DuplicateId).Select(p => p.Line).ToHashSet();
        var seconds = root.Descendants().Where(e => e.Name.Namespace == Bpmn).GroupBy(e => e.Attribute("id")?.Value.Trim()).Where(same => same.Key is not null).SelectMany(same => same.Skip(1));
        foreach (var second in seconds.Where(s => !refused.Contains(ProblemList.Line(s))))
            problems.Err(second, ProblemCodes.DuplicateId, $"Expected the id {second.Attribute("id")?.Value.Trim()} once in the file, but it is there twice, and a modeller would drop one as it opens the file: rename one.");
    }

    private static bool ReadTop(XElement root, ProblemList problems)
    {
        if (root.Name != Bpmn + DefinitionsRoot)
        {
            problems.Refuse(root, ProblemCodes.UnreadableXml, $"Expected BPMN 2.0, with definitions in the namespace {Bpmn}, but the file starts with {root.Name.LocalName} in '{root.Name.NamespaceName}'.");
            return false;
        }

        var before = problems.RefusedCount;
        foreach (var child in root.Elements().Where(c => c.Name.Namespace == Bpmn))
        {
            var name = child.Name.LocalName;
            if (!DrawnInFile.Contains(name) && !name.EndsWith(EventDefinitionSuffix, StringComparison.Ordinal))
                problems.Refuse(child, ProblemCodes.UnsupportedElement, $"{name} is not supported: remove it.");
        }

        foreach (var talk in root.Elements(Bpmn + Collaboration).Descendants().Where(d => d.Name.Namespace == Bpmn && Conversations.Contains(d.Name.LocalName)))
            problems.Refuse(talk, ProblemCodes.UnsupportedElement, $"{talk.Name.LocalName} is not supported: remove it, and draw who talks to whom as messages.");
        return problems.RefusedCount == before;
    }

    private static List<XElement> Executable(XElement root, ProblemList problems)
    {
        var executable = new List<XElement>();
        foreach (var process in root.Elements(Bpmn + Process))
        {
            if (XmlBoolean.IsFalse(process, "isExecutable"))
                problems.Warn(process, ProblemCodes.NotExecutable, "This process is drawn only: mark it executable if it is to run.");
            else if (executable.Exists(e => e.Attribute("id")?.Value == process.Attribute("id")?.Value))
                problems.Refuse(process, ProblemCodes.DuplicateId, $"Expected the process id {process.Attribute("id")?.Value} once, but it is there twice: rename one.");
            else
                executable.Add(process);
        }

        if (executable.Count == 0 && problems.RefusedCount == 0)
            problems.Err(root, ProblemCodes.NoProcess, "Expected an executable process, but there is none: mark one executable or remove the file.");
        return executable;
    }

    /// <summary>
    /// SHA-256 over the bytes of the .bpmn file and then those of each form that the process names, in ordinal order of the
    /// forms' ids: what <c>cat x.bpmn a.form b.form | sha256sum</c> prints.
    /// </summary>
    private static string Version(byte[] content, ProcessDefinition process, Func<string, FormSource?> findForm)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(content);
        foreach (var id in process.FormIds.Order(StringComparer.Ordinal))
        {
            if (findForm(id) is { } form) hash.AppendData(form.Content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
