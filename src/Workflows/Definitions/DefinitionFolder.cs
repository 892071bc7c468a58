using Reviews.Workflows.Forms;

namespace Reviews.Workflows.Definitions;

/// <summary>Reads a tree of .bpmn and .form files together, so that each process finds its forms.</summary>
public static class DefinitionFolder
{
    /// <summary>Reads every file whose name ends in .bpmn or .form and passes over the others; all problems at once, in order of file and line.</summary>
    public static DefinitionSet Read(IReadOnlyList<SourceFile> files)
    {
        var problems = new List<DefinitionProblem>();
        var (forms, sources) = (new List<FormDefinition>(), new List<FormSource>());
        foreach (var file in Ordered(files, ".form"))
        {
            var reading = FormReader.Read(file.Path, file.Content);
            problems.AddRange(reading.Problems);
            if (reading.Form is not { } form) continue;
            forms.Add(form);
            sources.Add(new FormSource(form.Id, file.Path, file.Content));
        }

        var (processes, drafts) = (new List<ProcessDefinition>(), new List<ProcessDefinition>());
        foreach (var file in Ordered(files, ".bpmn"))
        {
            var read = BpmnReader.Read(file.Path, file.Content, id => Find(sources, file.Path, id));
            processes.AddRange(read.Processes);
            drafts.AddRange(read.Drafts);
            problems.AddRange(read.Problems);
        }

        problems.AddRange(Doubles(processes));
        return new DefinitionSet(processes, drafts, forms, [.. problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)]);
    }

    private static IEnumerable<SourceFile> Ordered(IReadOnlyList<SourceFile> files, string extension) => files
        .Where(f => f.Path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
        .OrderBy(f => f.Path, StringComparer.Ordinal);

    private static FormSource? Find(List<FormSource> sources, string processFile, string id)
    {
        var files = FormPlaces.Nearest(processFile, sources.Where(s => s.Id == id).Select(s => s.File));
        return files.Count == 0 ? null : sources.Find(s => s.File == files[0] && s.Id == id);
    }

    /// <summary>Partnerships may each have a process of one id; one folder may not.</summary>
    private static IEnumerable<DefinitionProblem> Doubles(List<ProcessDefinition> processes) => processes
        .GroupBy(p => (p.Id, Folder: p.File[..(p.File.LastIndexOf('/') + 1)]))
        .SelectMany(same => same.Skip(1).Select(p => new DefinitionProblem(
            p.File, p.Line, p.Id, ProblemCodes.DuplicateProcess, Severity.Refused,
            $"Expected one process with the id {p.Id} in a folder, but {same.First().File} has it too: rename one.")));
}
