using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine.Elements;

/// <summary>What events in the flow and receive tasks share: they wait for one thing, by themselves or behind an event-based gateway.</summary>
internal static class SingleWait
{
    public static void Begin(Execution run, long instanceId, Element element, EventTrigger? trigger)
    {
        if (EventWaits.Open(run, instanceId, [new EventWait(element, trigger, Interrupting: true)]) is { } problem)
            run.Stop(instanceId, TokenStage.Acting, problem.Code, problem.Message);
    }

    public static void End(Execution run, long holderId, Element element, FeelContext variables)
    {
        var (id, isReady) = (holderId, true);
        if (run.ElementOf(run.Instance(holderId)) is EventBasedGateway gateway)
        {
            // The gateway has chosen: it is left along the flow to the event, and the event is entered and done.
            var (scopeId, flow) = (run.Instance(holderId).ScopeId, run.Definition.Flow(element.Incoming[0]));
            Leaving.Exit(run, holderId);
            run.Emit(new FlowTaken(run.At, flow.Id, scopeId, gateway.Id, element.Id));
            id = Entering.Enter(run, element, scopeId, [flow.Id]);
            isReady = Mappings.ApplyInputs(run, id, element, TokenStage.Chosen);
        }

        Mappings.TakeResults(run, id, variables);
        if (isReady) Leaving.Complete(run, id);
    }

    /// <summary>Behind an event-based gateway, once more after its input mappings had failed: what came is not waited for again.</summary>
    public static void Resume(Execution run, long instanceId, Element element)
    {
        if (Mappings.ApplyInputs(run, instanceId, element, TokenStage.Chosen)) Leaving.Complete(run, instanceId);
    }
}
