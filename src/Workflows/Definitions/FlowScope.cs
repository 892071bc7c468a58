namespace Reviews.Workflows.Definitions;

/// <summary>What a process or sub-process holds: its elements and flows, in the order of the file.</summary>
/// <param name="Id">The process's or sub-process's own id.</param>
public sealed record FlowScope(string Id, IReadOnlyList<Element> Elements, IReadOnlyList<SequenceFlow> Flows);
