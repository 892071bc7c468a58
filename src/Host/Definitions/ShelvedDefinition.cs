using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Forms;

namespace Reviews.Host.Definitions;

/// <summary>A process with the exact bytes it was read from and the forms it names.</summary>
internal sealed record ShelvedDefinition(ProcessDefinition Process, byte[] Bpmn, IReadOnlyDictionary<string, ShelvedForm> Forms)
{
    public static ShelvedDefinition Of(ProcessDefinition process, byte[] bpmn, IReadOnlyDictionary<string, ShelvedForm> forms)
    {
        return new(process, bpmn, process.FormIds.Where(forms.ContainsKey).ToDictionary(id => id, id => forms[id] with { Form = forms[id].Form.Stating(process.OwnDates) }));
    }

    /// <summary>Reads it again as it was kept.</summary>
    public static ShelvedDefinition Of(DefinitionVersionRow row)
    {
        var forms = row.Forms.ToDictionary(f => f.FormId, f => ShelvedForm.Of(f.FormId, f.Content));
        var read = BpmnReader.Read(row.FileName, row.Bpmn, id => forms.GetValueOrDefault(id)?.Source);
        var process = read.Processes.SingleOrDefault(p => p.Id == row.ProcessId && p.Version == row.Version)
            ?? throw new InvalidOperationException($"Expected the kept definition {row.ProcessId} {row.Version} to read as it did, but it does not: is this an older program?");
        return new(process, row.Bpmn, forms);
    }

    public DefinitionVersionRow ToRow(string partnership, Instant seenAt) => new()
    {
        ProcessId = Process.Id,
        Version = Process.Version,
        Partnership = partnership,
        FileName = Path.GetFileName(Process.File),
        Bpmn = Bpmn,
        FirstSeenAt = seenAt,
        Forms = [.. Forms.Select(f => new DefinitionFormRow { ProcessId = Process.Id, Version = Process.Version, FormId = f.Key, Content = f.Value.Source.Content })],
    };
}

/// <summary>A form with its exact bytes.</summary>
internal sealed record ShelvedForm(FormDefinition Form, FormSource Source)
{
    public static ShelvedForm Of(string id, byte[] content)
    {
        var form = FormReader.Read(id, content).Form
            ?? throw new InvalidOperationException($"Expected the kept form {id} to read as it did, but it does not: is this an older program?");
        return new(form, new FormSource(id, id, content));
    }
}
