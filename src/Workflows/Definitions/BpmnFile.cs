namespace Reviews.Workflows.Definitions;

/// <summary>What a .bpmn file holds.</summary>
/// <param name="Processes">Its executable processes, in the order of the file, without those that were refused.</param>
/// <param name="Problems">Everything found while reading it, in order of line.</param>
/// <param name="Drafts">The processes that were refused, as far as they could be read: for checking, never for running.</param>
public sealed record BpmnFile(
    IReadOnlyList<ProcessDefinition> Processes, IReadOnlyList<DefinitionProblem> Problems, IReadOnlyList<ProcessDefinition> Drafts);

/// <summary>A form as a process names it: its file and exact bytes, which are part of the process's version.</summary>
public sealed record FormSource(string Id, string File, byte[] Content);
