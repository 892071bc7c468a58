using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine;

/// <summary>An incident is settled by a person: the values given are set first, then the element is taken up again or passed over.</summary>
internal static class IncidentSettlement
{
    public static Refusal? Decide(Execution run, IncidentSettled settled)
    {
        if (!run.State.Instances.TryGetValue(settled.InstanceId, out var instance) || instance.Incident is not { } incident)
            return new Refusal("no-incident", $"Expected an incident, but there is none at {settled.InstanceId}.");
        var element = run.ElementOf(instance);
        if (settled.By == Settlement.Continue && element is EventBasedGateway)
            return new Refusal("no-way-on", $"Expected \"{element.Id}\" to be set right and tried again, but it was to be passed over: only an event chooses the way on from it.");
        // Nothing new is given to choose by: asked again, it would stop again.
        var isChoice = settled.Variables.Entries.Count == 0 && instance.LoopIndex is null && incident is { Stage: TokenStage.Going, Code: "condition-not-boolean" or "no-flow-holds" };
        if (settled.By == Settlement.Continue && isChoice && (element as IHasDefaultFlow)?.DefaultFlow is null)
            return new Refusal("no-way-on", $"Expected \"{element.Id}\" to be set right, but it was to be passed over with nothing new: it has no default flow, so only its conditions choose the way on from it.");
        run.Emit(new IncidentResolved(run.At, instance.Id, element.Id, element.Type, settled.By));
        if (settled.By == Settlement.Continue)
            Mappings.TakeResults(run, instance.Id, settled.Variables);
        else
            Correct(run, settled);
        if (settled.By == Settlement.Continue && isChoice)
            Leaving.GoOnByDefault(run, instance.Id);
        else if (settled.By == Settlement.Continue)
            PassOver(run, instance.Id, incident.Stage);
        else
            TakeUp(run, instance.Id, element, incident.Stage, isCorrected: settled.Variables.Entries.Count > 0);
        return null;
    }

    private static void PassOver(Execution run, long instanceId, TokenStage stage)
    {
        if (stage == TokenStage.Going)
            Leaving.GoOn(run, instanceId, pastFailure: true);
        else
            Leaving.Complete(run, instanceId, pastFailure: stage == TokenStage.Leaving);
    }

    /// <summary>From where it failed: what it did before that is not done again, except that corrected values are read anew.</summary>
    private static void TakeUp(Execution run, long instanceId, Element element, TokenStage stage, bool isCorrected)
    {
        switch (stage)
        {
            case TokenStage.Entering:
                Entering.Begin(run, instanceId);
                break;
            case TokenStage.Guarding:
                Entering.Guard(run, instanceId);
                break;
            case TokenStage.Chosen:
                Elements.SingleWait.Resume(run, instanceId, element);
                break;
            case TokenStage.Acting:
                if (!isCorrected || run.Instance(instanceId).IsBody || Mappings.ApplyInputs(run, instanceId, element, TokenStage.Acting))
                    Entering.Act(run, instanceId);
                break;
            case TokenStage.Leaving:
                Leaving.Complete(run, instanceId);
                break;
            default:
                Leaving.GoOn(run, instanceId);
                break;
        }
    }

    private static void Correct(Execution run, IncidentSettled settled)
    {
        foreach (var (name, value) in settled.Variables.Entries)
            Scopes.Propagate(run, settled.InstanceId, name, value);
    }
}
