using Reviews.Workflows.Definitions;
using Reviews.Workflows.Forms;

namespace Reviews.Host.Definitions;

/// <summary>The processes and forms of one folder below workflows/, with everything wrong with them; none where there is no such folder.</summary>
internal sealed record DefinitionsFolder(
    IReadOnlyList<ShelvedDefinition> Definitions, IReadOnlyDictionary<string, ShelvedForm> Forms, IReadOnlyList<DefinitionProblem> Problems)
{
    public static DefinitionsFolder Read(string folder)
    {
        var problems = new List<DefinitionProblem>();
        var forms = ReadForms(folder, problems);
        var definitions = new List<ShelvedDefinition>();
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.bpmn") : [];
        foreach (var bpmn in files.Order(StringComparer.Ordinal))
        {
            var content = File.ReadAllBytes(bpmn);
            var read = BpmnReader.Read(bpmn, content, id => forms.GetValueOrDefault(id)?.Source);
            problems.AddRange(read.Problems);
            definitions.AddRange(read.Processes.Select(process => ShelvedDefinition.Of(process, content, forms)));
        }

        return new DefinitionsFolder(definitions, forms, problems);
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
