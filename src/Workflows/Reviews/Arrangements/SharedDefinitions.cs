namespace Reviews.Workflows.Reviews.Arrangements;

/// <summary>Definitions that a partnership runs as they stand in another folder below workflows/, without a copy of its own.</summary>
/// <param name="Folder">The folder's name.</param>
/// <param name="Processes">The ids of the processes it takes from there, each with its forms; empty: all of them, and all forms, but those it has itself.</param>
public sealed record SharedDefinitions(string Folder, IReadOnlyList<string> Processes);
