using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification;

/// <summary>
/// From each element there is a way to an end event. BPMN lets a path end without one; we ask for it, so that the drawing
/// says how every path ends.
/// </summary>
internal sealed class DeadEndRule : IDefinitionRule
{
    public bool FollowsFlows => true;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject)
    {
        foreach (var graph in subject.Scopes.Select(scope => new ScopeGraph(scope)))
        {
            var leadsToAnEnd = graph.LeadingTo(graph.Elements.OfType<EndEvent>());
            foreach (var element in graph.Elements.Where(e => e is not (EndEvent or SubProcess { TriggeredByEvent: true })))
            {
                if (!graph.Next(element).Any(next => next is not BoundaryEvent))
                    yield return subject.Error(element, VerificationCodes.DeadEnd, "Expected a flow from here to the next element, but there is none: lead it on, or to an end event.");
                else if (!leadsToAnEnd.Contains(element.Id))
                    yield return subject.Error(element, VerificationCodes.DeadEnd, "Expected a way from here to an end event, but there is none: lead the loop out, or add an end event.");
            }
        }
    }
}
