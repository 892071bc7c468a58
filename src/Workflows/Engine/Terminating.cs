namespace Reviews.Workflows.Engine;

/// <summary>Ends an instance and all within it before it is done: innermost first, so that nothing is left without its scope.</summary>
internal static class Terminating
{
    public static void End(Execution run, long instanceId)
    {
        EndWithin(run, instanceId);
        var instance = run.Instance(instanceId);
        var element = run.ElementOf(instance);
        if (instance.Task is not null)
            run.Emit(new TaskCancelled(run.At, instanceId, element.Id, element.Type));
        if (instance.Job is not null)
            run.Emit(new JobCancelled(run.At, instanceId, element.Id, element.Type));
        if (instance.Call is not null)
            run.Emit(new CallCancelled(run.At, instanceId, element.Id, element.Type));
        EventWaits.Close(run, instanceId);
        run.Emit(new ElementTerminated(run.At, instanceId, element.Id, element.Type));
    }

    /// <summary>All that is at work in a scope, and the tokens that wait in it; the scope itself stays.</summary>
    public static void EndWithin(Execution run, long scopeId)
    {
        foreach (var held in run.State.Instances.Values.Where(i => i.ScopeId == scopeId))
            End(run, held.Id);
        if (run.State.Tokens.Keys.Any(place => place.ScopeId == scopeId))
            run.Emit(new TokensDropped(run.At, scopeId));
    }
}
