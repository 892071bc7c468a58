using Reviews.Workflows.Definitions;

namespace Reviews.Host.CommandLine;

/// <summary>Finds the process that a caller means.</summary>
internal static class ProcessFinder
{
    /// <exception cref="WrongInputException">When there is none, several, or it was refused.</exception>
    public static ProcessDefinition Find(string name)
    {
        if (name.EndsWith(".bpmn", StringComparison.Ordinal))
        {
            var files = InputFiles.Definitions(name).Concat(InputFiles.FormsFor(name)).ToList();
            return One(name, DefinitionFolder.Read(files), p => true);
        }

        var folder = InputFiles.WorkflowsFolder;
        var set = DefinitionFolder.Read(InputFiles.Definitions(folder));
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return First(name, folder, set);
        return One(name, set, p => p.Id == name[(slash + 1)..] && IsOf(p, folder, name[..slash]));
    }

    // The partnership this installation names first has an id that several share.
    private static ProcessDefinition First(string name, string folder, DefinitionSet set)
    {
        var shared = set.Processes.Where(p => p.Id == name).ToList();
        return (shared.Count > 1 ? PartnershipOrder.Read().Select(id => shared.Find(p => IsOf(p, folder, id))).FirstOrDefault(p => p is not null) : null)
            ?? One(name, set, p => p.Id == name);
    }

    private static bool IsOf(ProcessDefinition process, string folder, string partnership) =>
        process.File.StartsWith(Path.Combine(folder, partnership).Replace('\\', '/') + "/", StringComparison.Ordinal);

    private static ProcessDefinition One(string name, DefinitionSet set, Func<ProcessDefinition, bool> isMeant)
    {
        var found = set.Processes.Where(isMeant).ToList();
        if (found.Count == 1) return found[0];
        if (found.Count > 1)
            throw new WrongInputException($"Expected {name} to name one process, but it names {string.Join(" and ", found.Select(p => $"{p.Id} in {p.File}"))}: name its partnership too, as in southend/rapid-review.");
        var refused = set.Problems.FirstOrDefault(p => p.Severity == Severity.Refused && (name.EndsWith(".bpmn", StringComparison.Ordinal) || set.Drafts.Any(d => isMeant(d) && d.File == p.File)));
        throw new WrongInputException(refused is null
            ? $"Expected a process called {name}, but there is none{(set.Processes.Count == 0 ? "" : $" (known: {string.Join(", ", set.Processes.Select(p => p.Id).Distinct().Order(StringComparer.Ordinal))})")}."
            : $"{refused.File}:{refused.Line} {refused.Code} {refused.Message}");
    }
}
