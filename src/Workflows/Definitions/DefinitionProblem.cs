namespace Reviews.Workflows.Definitions;

/// <summary>How far a problem reaches: <see cref="Refused"/> stops everything, <see cref="Error"/> stops the Host but not a simulation, <see cref="Warning"/> stops nothing.</summary>
public enum Severity
{
    Warning,
    Error,
    Refused,
}

/// <summary>One thing wrong with a definition or form, where it stands, and how to mend it.</summary>
/// <param name="File">The file as the caller named it.</param>
/// <param name="Line">1-based; 1 when the file as a whole is meant.</param>
/// <param name="Element">The element's id, or null when the file as a whole is meant.</param>
/// <param name="Code">Kebab-case and stable; listed in workflows/README.md.</param>
/// <param name="Message">A sentence that says how to fix it.</param>
public sealed record DefinitionProblem(string File, int Line, string? Element, string Code, Severity Severity, string Message);
