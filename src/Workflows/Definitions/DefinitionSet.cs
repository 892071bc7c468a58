using Reviews.Workflows.Forms;

namespace Reviews.Workflows.Definitions;

/// <summary>A file handed in: its path as the caller names it, with forward slashes, and its exact bytes.</summary>
public sealed record SourceFile(string Path, byte[] Content);

/// <summary>What a tree of .bpmn and .form files holds.</summary>
/// <param name="Processes">Every executable process that was not refused, in order of file.</param>
/// <param name="Drafts">The refused ones, as far as they could be read: for checking, never for running.</param>
/// <param name="Forms">Every form that could be read.</param>
/// <param name="Problems">What reading found; what <c>Verification</c> finds comes on top.</param>
public sealed record DefinitionSet(
    IReadOnlyList<ProcessDefinition> Processes,
    IReadOnlyList<ProcessDefinition> Drafts,
    IReadOnlyList<FormDefinition> Forms,
    IReadOnlyList<DefinitionProblem> Problems)
{
    /// <summary>The form that a task of this process names; null when there is none, or none that can be read.</summary>
    public FormDefinition? FormFor(ProcessDefinition process, string formId)
    {
        var files = FormPlaces.Nearest(process.File, Forms.Where(f => f.Id == formId).Select(f => f.File));
        return files.Count == 0 ? null : Forms.First(f => f.File == files[0] && f.Id == formId);
    }
}
