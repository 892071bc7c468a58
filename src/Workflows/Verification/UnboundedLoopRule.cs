using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification;

/// <summary>Each loop waits somewhere: for a person, a timer or a job. One that does not would run round without end in one step.</summary>
internal sealed class UnboundedLoopRule : IDefinitionRule
{
    public bool FollowsFlows => true;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject)
    {
        var atOnce = new AtOnce(subject.Set);
        foreach (var graph in subject.Scopes.Select(scope => new ScopeGraph(scope)))
        {
            var said = new HashSet<string>();
            foreach (var element in graph.Elements)
            {
                if (element is Activity { StandardLoop: { } repeated } && !IsBounded(repeated) && atOnce.Passes(element))
                    yield return subject.Error(element, VerificationCodes.UnboundedLoop, "Expected each round of this loop to wait for a person, a timer or a job, but it waits for nothing and nothing bounds the rounds: put one of these into it, or give it a maximum.");
                var loop = atOnce.ReachableFrom(graph, atOnce.Next(graph, element));
                if (!loop.Contains(element.Id) || said.Contains(element.Id)) continue;
                said.UnionWith(loop);
                yield return subject.Error(element, VerificationCodes.UnboundedLoop, "Expected the loop through here to wait for a person, a timer or a job, but it waits for nothing: put one of these into it.");
            }
        }
    }

    /// <summary>A condition that counts the rounds ends them.</summary>
    private static bool IsBounded(StandardLoop loop) => loop.Maximum is not null || loop.Condition?.Names.Contains("loopCounter") == true;
}
