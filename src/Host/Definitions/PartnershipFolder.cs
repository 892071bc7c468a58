using Reviews.Workflows.Definitions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Definitions;

/// <summary>One partnership's folder as read: its bodies, its processes and its forms, those it shares with others included, with everything wrong with them.</summary>
internal sealed record PartnershipFolder(
    Partnership? Partnership, IReadOnlyList<ShelvedDefinition> Definitions, IReadOnlyList<DefinitionProblem> Problems)
{
    private const string File = "partnership.json";

    /// <summary>Its forms by id, as they are in force.</summary>
    public IReadOnlyDictionary<string, FormDefinition> Forms { get; init; } = new Dictionary<string, FormDefinition>();

    /// <summary>Every folder below workflows/ that holds a partnership.json, in order of name.</summary>
    public static IReadOnlyList<PartnershipFolder> ReadAll(WorkflowsFolder workflows)
    {
        // What is shared is read once.
        var folders = new Dictionary<string, DefinitionsFolder>(StringComparer.Ordinal);
        var read = Directory.EnumerateDirectories(workflows.Path).Where(f => System.IO.File.Exists(Path.Join(f, File))).Order(StringComparer.Ordinal)
            .Select(folder => Read(workflows, folder, name => folders.TryGetValue(name, out var known) ? known : folders[name] = DefinitionsFolder.Read(name))).ToList();
        var known = read.Select(one => one.Partnership).OfType<Partnership>().ToList();
        return [.. read.Select(one => one with { Partnership = one.Partnership?.Beside(known), Problems = [.. one.Problems, .. OtherProblems(workflows, one, known)] })];
    }

    private static PartnershipFolder Read(WorkflowsFolder workflows, string folder, Func<string, DefinitionsFolder> definitionsIn)
    {
        var file = Path.Join(folder, File);
        var partnership = PartnershipReader.Read(file, System.IO.File.ReadAllBytes(file));
        var own = definitionsIn(folder);
        var problems = new List<DefinitionProblem>([.. partnership.Problems, .. own.Problems]);
        if (partnership.Partnership is { } named && named.Id != Path.GetFileName(folder))
            problems.Add(Problem(file, named.Id, $"Expected the partnership in the folder {Path.GetFileName(folder)} to have that id, but it is \"{named.Id}\": reviews are found by it."));
        var (definitions, forms) = (own.Definitions.ToList(), own.Forms.ToDictionary());
        foreach (var shared in partnership.Partnership?.Shared ?? [])
        {
            var from = definitionsIn(Path.Join(workflows.Path, shared.Folder));
            foreach (var id in shared.Processes)
            {
                if (from.Definitions.All(definition => definition.Process.Id != id))
                    problems.Add(Problem(file, id, $"Expected the process {id} in {shared.Folder}, from where {partnership.Partnership!.Id} shares it, but it is not there."));
                else if (own.Definitions.Any(definition => definition.Process.Id == id))
                    problems.Add(Problem(file, id, $"Expected the process {id} in one place, but {partnership.Partnership!.Id} shares it from {shared.Folder} and has one of its own."));
            }

            // What it has itself stands before what is there for all.
            definitions.AddRange(from.Definitions.Where(definition => (shared.Processes.Count == 0 || shared.Processes.Contains(definition.Process.Id)) && definitions.All(known => known.Process.Id != definition.Process.Id)));
            foreach (var (id, form) in shared.Processes.Count == 0 ? from.Forms : new Dictionary<string, ShelvedForm>())
                forms.TryAdd(id, form);
        }

        return new PartnershipFolder(partnership.Partnership, definitions, problems) { Forms = forms.ToDictionary(form => form.Key, form => form.Value.Form) };
    }

    /// <summary>What can be told only beside the definitions and the other partnerships.</summary>
    private static IEnumerable<DefinitionProblem> OtherProblems(WorkflowsFolder workflows, PartnershipFolder read, IReadOnlyList<Partnership> all)
    {
        if (read.Partnership is not { } partnership)
            yield break;
        var file = Path.Join(workflows.Path, partnership.Id, File);
        var known = all.Select(one => one.Id).ToList();
        foreach (var id in partnership.Neighbours.Where(id => id == partnership.Id || !known.Contains(id)))
            yield return Problem(file, "neighbours", $"Expected a neighbour of {partnership.Id} to be another partnership here ({string.Join(", ", known.Where(one => one != partnership.Id))}), but found \"{id}\".");
        foreach (var across in partnership.AcrossTheBorder)
        {
            if (!partnership.Neighbours.Contains(across.Neighbour))
                yield return Problem(file, "acrossTheBorder", $"Expected agencies of a neighbour of {partnership.Id} ({string.Join(", ", partnership.Neighbours)}), but found \"{across.Neighbour}\".");
            foreach (var agency in all.Where(one => one.Id == across.Neighbour).SelectMany(neighbour => across.Agencies.Where(id => neighbour.Agencies.All(one => one.Id != id))))
                yield return Problem(file, "acrossTheBorder", $"Expected an agency of {across.Neighbour}, which {partnership.Id} may ask across the border, but {across.Neighbour} has no \"{agency}\".");
        }

        foreach (var (process, task, rule) in read.Definitions.SelectMany(d => d.Process.Elements.OfType<UserTask>().Select(task => (d.Process, task, Rule: task.Properties.GetValueOrDefault(Workflows.Steps.StepProperties.Rule)))).Where(one => one.Rule is not null && partnership.Rule(one.Rule) is null))
            yield return Problem(file, rule!, $"Expected a decision rule \"{rule}\" of {partnership.Id}, by which {task.Id} of {process.Id} is counted, but its rules are {(partnership.DecisionRules.Count == 0 ? "none" : string.Join(", ", partnership.DecisionRules.Select(one => one.Id)))}.");
    }

    private static DefinitionProblem Problem(string file, string element, string message) =>
        new(file, 1, element, PartnershipReader.Code, Severity.Refused, message);
}
