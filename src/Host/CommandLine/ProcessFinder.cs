using Reviews.Workflows.Definitions;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Reviews.Arrangements;

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
        return One(name, set, p => p.Id == name[(slash + 1)..] && IsOf(p, set, folder, name[..slash]));
    }

    // The partnership this installation names first has an id that several share.
    private static ProcessDefinition First(string name, string folder, DefinitionSet set)
    {
        var shared = set.Processes.Where(p => p.Id == name).ToList();
        return (shared.Count > 1 ? PartnershipOrder.Read().Select(id => shared.Find(p => IsOf(p, set, folder, id))).FirstOrDefault(p => p is not null) : null)
            ?? One(name, set, p => p.Id == name);
    }

    // Its own, or else one that it runs from another folder.
    private static bool IsOf(ProcessDefinition process, DefinitionSet set, string folder, string partnership) =>
        IsIn(process, folder, partnership)
        || (!set.Processes.Any(own => own.Id == process.Id && IsIn(own, folder, partnership))
            && Shared(Path.Combine(folder, partnership, "partnership.json")).Any(shared => (shared.Processes.Count == 0 || shared.Processes.Contains(process.Id)) && IsIn(process, folder, shared.Folder)));

    private static IReadOnlyList<SharedDefinitions> Shared(string file) =>
        File.Exists(file) ? PartnershipReader.Read(file, File.ReadAllBytes(file)).Partnership?.Shared ?? [] : [];

    private static bool IsIn(ProcessDefinition process, string folder, string partnership) =>
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
