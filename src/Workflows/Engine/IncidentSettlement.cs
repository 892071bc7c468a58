namespace Reviews.Workflows.Engine;

/// <summary>An incident is settled by a person: the values given are set first, then the element is taken up again or passed over.</summary>
internal static class IncidentSettlement
{
    public static Refusal? Decide(Execution run, IncidentSettled settled)
    {
        if (!run.State.Instances.TryGetValue(settled.InstanceId, out var instance) || instance.Incident is not { } incident)
            return new Refusal("no-incident", $"Expected an incident, but there is none at {settled.InstanceId}.");
        var element = run.ElementOf(instance);
        run.Emit(new IncidentResolved(run.At, instance.Id, element.Id, element.Type, settled.By));
        if (settled.By == Settlement.Continue)
            Mappings.TakeResults(run, instance.Id, settled.Variables);
        else
            Correct(run, settled);
        if (settled.By == Settlement.Continue)
            Leaving.Complete(run, instance.Id, pastFailure: incident.Stage == TokenStage.Leaving);
        else if (incident.Stage == TokenStage.Entering)
            Entering.Begin(run, instance.Id);
        else if (incident.Stage == TokenStage.Chosen)
            Elements.SingleWait.Resume(run, instance.Id, element);
        else if (incident.Stage == TokenStage.Acting)
            Entering.Act(run, instance.Id);
        else
            Leaving.Complete(run, instance.Id);
        return null;
    }

    private static void Correct(Execution run, IncidentSettled settled)
    {
        foreach (var (name, value) in settled.Variables.Entries)
            Scopes.Propagate(run, settled.InstanceId, name, value);
    }
}
