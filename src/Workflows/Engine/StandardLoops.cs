using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>Again and again while a condition holds, one round after the other. The body holds the rounds and the boundary events.</summary>
internal static class StandardLoops
{
    public static void Begin(Execution run, long bodyId, Activity activity)
    {
        var loop = activity.StandardLoop!;
        var goesOn = true;
        if (loop.TestBefore && !GoesOn(run, bodyId, loop, 0, TokenStage.Acting, out goesOn)) return;
        run.Emit(new LoopStarted(run.At, bodyId, activity.Id, activity.Type, loop.Maximum ?? int.MaxValue, null));
        if (goesOn)
            BeginOne(run, bodyId, activity);
        else
            Leaving.Complete(run, bodyId);
    }

    /// <summary>A round is done: the next begins, or the body ends.</summary>
    public static void EndOne(Execution run, long instanceId, Activity activity, bool pastFailure)
    {
        var (loop, bodyId, round) = (activity.StandardLoop!, run.Instance(instanceId).ScopeId, run.Instance(instanceId).LoopIndex!.Value + 1);
        var goesOn = false;
        if (!pastFailure && (loop.Maximum is not { } most || round < most) && !GoesOn(run, instanceId, loop, round, TokenStage.Going, out goesOn)) return;
        Leaving.Exit(run, instanceId);
        if (goesOn)
            BeginOne(run, bodyId, activity);
        else
            Leaving.Complete(run, bodyId);
    }

    private static void BeginOne(Execution run, long bodyId, Activity activity)
    {
        var (id, index) = (run.State.NextId, run.Instance(bodyId).Loop!.Entered);
        run.Emit(new ElementEntered(run.At, id, activity.Id, activity.Type, bodyId, [], index, false));
        Scopes.SetLocal(run, id, "loopCounter", new FeelNumber(index + 1));
        run.Later(new Work.InstanceBegins(id));
    }

    /// <summary>Whether another round is to be made. False when an incident stopped it.</summary>
    private static bool GoesOn(Execution run, long instanceId, StandardLoop loop, int rounds, TokenStage stage, out bool goesOn)
    {
        goesOn = true;
        if (loop.Condition is not { } condition) return true;
        var result = run.Evaluate(condition, instanceId, new Dictionary<string, FeelValue> { ["loopCounter"] = new FeelNumber(rounds) });
        goesOn = result.Value is FeelBoolean { Value: true };
        if (result is { Error: null, Value: FeelBoolean }) return true;
        run.Stop(instanceId, stage, "condition-not-boolean", Moments.Why(condition, result, "true or false"));
        return false;
    }
}
