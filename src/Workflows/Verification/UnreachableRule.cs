using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification;

/// <summary>Each element can be reached from a start event of its scope; an event sub-process is woken, not reached.</summary>
internal sealed class UnreachableRule : IDefinitionRule
{
    public bool FollowsFlows => true;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject)
    {
        foreach (var graph in subject.Scopes.Select(scope => new ScopeGraph(scope)))
        {
            var reached = graph.ReachableFrom(graph.Starts);
            foreach (var element in graph.Elements.Where(e => !reached.Contains(e.Id) && e is not SubProcess { TriggeredByEvent: true }))
                yield return subject.Error(element, VerificationCodes.UnreachableElement, "Expected a way from the start event to here, but there is none: connect the element or remove it.");
        }
    }
}
