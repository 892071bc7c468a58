using Reviews.Workflows.Definitions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Definitions;

/// <summary>One partnership's folder as read: its bodies, its processes and its forms, with everything wrong with them.</summary>
internal sealed record PartnershipFolder(
    Partnership? Partnership, IReadOnlyList<ShelvedDefinition> Definitions, IReadOnlyList<DefinitionProblem> Problems)
{
    /// <summary>Its forms by id, as they are in force.</summary>
    public IReadOnlyDictionary<string, FormDefinition> Forms { get; init; } = new Dictionary<string, FormDefinition>();

    /// <summary>Every folder below workflows/ that holds a partnership.json, in order of name.</summary>
    public static IReadOnlyList<PartnershipFolder> ReadAll(WorkflowsFolder workflows) =>
        [.. Directory.EnumerateDirectories(workflows.Path).Where(f => File.Exists(Path.Join(f, "partnership.json"))).Order(StringComparer.Ordinal).Select(Read)];

    private static PartnershipFolder Read(string folder)
    {
        var file = Path.Join(folder, "partnership.json");
        var partnership = PartnershipReader.Read(file, File.ReadAllBytes(file));
        var problems = new List<DefinitionProblem>(partnership.Problems);
        var forms = ReadForms(folder, problems);
        var definitions = new List<ShelvedDefinition>();
        foreach (var bpmn in Directory.EnumerateFiles(folder, "*.bpmn").Order(StringComparer.Ordinal))
        {
            var content = File.ReadAllBytes(bpmn);
            var read = BpmnReader.Read(bpmn, content, id => forms.GetValueOrDefault(id)?.Source);
            problems.AddRange(read.Problems);
            definitions.AddRange(read.Processes.Select(process => ShelvedDefinition.Of(process, content, forms)));
        }

        return new PartnershipFolder(partnership.Partnership, definitions, problems) { Forms = forms.ToDictionary(form => form.Key, form => form.Value.Form) };
    }

    private static Dictionary<string, ShelvedForm> ReadForms(string folder, List<DefinitionProblem> problems)
    {
        var forms = new Dictionary<string, ShelvedForm>();
        var path = Path.Join(folder, "forms");
        var files = Directory.Exists(path) ? Directory.GetFiles(path, "*.form") : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var content = File.ReadAllBytes(file);
            var read = FormReader.Read(file, content);
            problems.AddRange(read.Problems);
            if (read.Form is { } form)
                forms[form.Id] = new ShelvedForm(form, new FormSource(form.Id, file, content));
        }

        return forms;
    }
}
