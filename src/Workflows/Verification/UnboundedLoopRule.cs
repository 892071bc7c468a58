using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification;

/// <summary>Each loop waits somewhere: for a person, a timer or a job. One that does not would run round without end in one step.</summary>
internal sealed class UnboundedLoopRule : IDefinitionRule
{
    public bool FollowsFlows => true;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject)
    {
        foreach (var graph in subject.Scopes.Select(scope => new ScopeGraph(scope)))
        {
            var said = new HashSet<string>();
            foreach (var element in graph.Elements)
            {
                var loop = AtOnce.ReachableFrom(graph, AtOnce.Next(graph, element));
                if (!loop.Contains(element.Id) || said.Contains(element.Id)) continue;
                said.UnionWith(loop);
                yield return subject.Error(element, VerificationCodes.UnboundedLoop, "Expected the loop through here to wait for a person, a timer or a job, but it waits for nothing: put one of these into it.");
            }
        }
    }
}
