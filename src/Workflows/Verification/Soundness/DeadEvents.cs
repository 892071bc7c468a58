using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;

namespace Reviews.Workflows.Verification.Soundness;

/// <summary>Events that wait for an error or an escalation that nothing inside can throw: they and what they lead to never get their turn.</summary>
internal sealed class DeadEvents(CheckedProcess subject, FlowScope scope, Outcomes outcomes)
{
    public IEnumerable<DefinitionProblem> Problems()
    {
        var search = outcomes.Played(scope).Search;
        foreach (var caught in scope.Elements.OfType<BoundaryEvent>())
        {
            if (subject.Process.Find(caught.AttachedToId) is Activity activity && search.HasMoved(activity.Id) && !Border.MayWake(caught, outcomes.Of(activity)))
                yield return Dead(caught, caught.AttachedToId);
        }

        var inside = outcomes.Inside(scope);
        foreach (var start in EventSubProcesses.Starts(scope).Where(s => !Border.MayWake(s, inside))) yield return Dead(start, scope.Id);
    }

    private DefinitionProblem Dead(FlowEvent caught, string inside)
    {
        var (what, code) = caught.Trigger switch
        {
            ErrorTrigger error => ("error", error.Code),
            EscalationTrigger escalation => ("escalation", escalation.Code),
            _ => ("event", null),
        };
        return subject.Error(caught, VerificationCodes.DeadElement, $"Expected something in {inside} to throw {(code is null ? $"an {what}" : $"the {what} {code}")} for this event to catch, but nothing does: throw it there, or remove the event. The way there: {string.Join(", ", outcomes.WayTo(caught is BoundaryEvent border ? subject.Process.Element(border.AttachedToId) : caught))}.");
    }
}
