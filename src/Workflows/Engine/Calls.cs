using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>What comes back from a called process: its end, an error, an escalation, or that it could not be called.</summary>
internal static class Calls
{
    public static Refusal? Return(Execution run, CallReturned returned)
    {
        if (Open(run, returned.CallId) is not var (instance, call)) return NotOpen(returned.CallId);
        run.Emit(new ProcessReturned(run.At, instance.Id, call.Id, call.Type, returned.Variables));
        if (call.Outputs.Count > 0)
            Mappings.TakeResults(run, instance.Id, returned.Variables);
        else if (call.TakesAllVariables)
            Mappings.TakeResults(run, instance.Id, WithoutGathered(run, instance, returned.Variables));
        Leaving.Complete(run, instance.Id);
        return null;
    }

    public static Refusal? Throw(Execution run, CallThrew threw)
    {
        if (Open(run, threw.CallId) is not var (instance, _)) return NotOpen(threw.CallId);

        // Where nothing here catches it either, it goes on outwards: to what called this process. The incident stands where it was thrown.
        Throwing.Error(run, instance.Id, threw.Code, threw.Variables);
        return null;
    }

    public static Refusal? Escalate(Execution run, CallEscalated told)
    {
        if (Open(run, told.CallId) is not var (instance, _)) return NotOpen(told.CallId);
        Throwing.Escalate(run, instance.Id, told.Code, told.Variables);
        return null;
    }

    public static Refusal? Fail(Execution run, CallFailed failed)
    {
        if (Open(run, failed.CallId) is not var (instance, call)) return NotOpen(failed.CallId);
        run.Stop(instance.Id, TokenStage.Acting, failed.GoesRound ? "too-many-steps" : "call-failed", $"The process \"{instance.Call!.ProcessId}\" could not be called by \"{call.Id}\": {failed.Reason}");
        return null;
    }

    /// <summary>
    /// What came back but for the lists that repetitions around the call are gathering: the called process was given a copy
    /// when it began, and what others have added since must not be lost.
    /// </summary>
    private static FeelContext WithoutGathered(Execution run, ElementInstance call, FeelContext returned)
    {
        var gathered = new HashSet<string>();
        for (var body = call; body.ScopeId != 0; body = run.Instance(body.ScopeId))
        {
            if (body.IsBody && run.ElementOf(body) is Activity { MultiInstance.OutputCollection: { } name }) gathered.Add(name);
        }

        return new FeelContext(returned.Entries.Where(e => !gathered.Contains(e.Key)));
    }

    private static (ElementInstance Instance, CallActivity Call)? Open(Execution run, long id) =>
        run.State.Instances.TryGetValue(id, out var instance) && instance.Call is not null ? (instance, (CallActivity)run.ElementOf(instance)) : null;

    private static Refusal NotOpen(long id) =>
        new("call-not-open", $"Expected a call that waits for its process, but {id} is done, was cancelled or never was one.");
}
