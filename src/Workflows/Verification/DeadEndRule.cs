using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification;

/// <summary>
/// From each element there is a way to an end event: none just stops, and no part goes round with no way out. BPMN lets a path
/// end without an end event; we ask for it, so that the drawing says how every path ends.
/// </summary>
internal sealed class DeadEndRule : IDefinitionRule
{
    public bool FollowsFlows => true;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject)
    {
        foreach (var graph in subject.Scopes.Select(scope => new ScopeGraph(scope)))
        {
            var stops = graph.Elements.Where(e => e is not (EndEvent or SubProcess { TriggeredByEvent: true }) && !graph.Next(e).Any(next => next is not BoundaryEvent)).ToList();
            foreach (var element in stops)
                yield return subject.Error(element, VerificationCodes.DeadEnd, $"Expected a flow from here to the next element, but there is none: lead it on, or to an end event. {subject.Way(element)}");

            var over = graph.LeadingTo([.. graph.Elements.OfType<EndEvent>(), .. stops]);
            if (graph.Nearest(e => !over.Contains(e.Id)) is { } first)
                yield return subject.Error(first, VerificationCodes.Livelock, $"Expected a way from here to an end event, but there is none, and it goes round for ever: lead the loop out, or add an end event. {subject.Way(first)}");
        }
    }
}
