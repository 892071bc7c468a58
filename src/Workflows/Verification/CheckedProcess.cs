using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification;

/// <summary>A process under check, with what it is checked against.</summary>
internal sealed record CheckedProcess(ProcessDefinition Process, DefinitionSet Set, VerificationSettings Settings)
{
    /// <summary>The process's own scope and those of its sub-processes.</summary>
    public IEnumerable<FlowScope> Scopes =>
        Process.Elements.OfType<SubProcess>().Select(s => s.Body).Prepend(Process.Body);

    public DefinitionProblem Error(Element at, string code, string message) => Problem(at, code, Severity.Error, message);

    public DefinitionProblem Warning(Element at, string code, string message) => Problem(at, code, Severity.Warning, message);

    public DefinitionProblem ProcessError(string code, string message) =>
        new(Process.File, Process.Clock?.Line ?? Process.Line, Process.Id, code, Severity.Error, message);

    public DefinitionProblem ScopeWarning(FlowScope scope, string code, string message) => Process.Find(scope.Id) is { } sub
        ? Warning(sub, code, message)
        : new(Process.File, Process.Line, Process.Id, code, Severity.Warning, message);

    /// <summary>The shortest way to an element along flows, in words: the scopes around it are entered one by one.</summary>
    public string Way(Element element)
    {
        var way = new List<string>();
        for (Element? at = element; at is not null; at = Process.Find(at.ScopeId))
            way.InsertRange(0, new ScopeGraph(Process.Scope(at.ScopeId)).WayTo(at).Select(e => e.Id));
        return $"The way there: {string.Join(", ", way)}.";
    }

    private DefinitionProblem Problem(Element at, string code, Severity severity, string message) =>
        new(Process.File, at.Line, at.Id, code, severity, message);
}
