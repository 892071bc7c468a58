using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine.Elements;

namespace Reviews.Workflows.Engine;

/// <summary>From a token on a flow to an element at work.</summary>
internal static class Entering
{
    /// <summary>A token stands on a flow: the element it leads to is entered, unless it waits for more tokens.</summary>
    public static void Arrive(Execution run, long scopeId, string flowId)
    {
        // A join may have taken it with an earlier arrival, or its scope may have ended.
        if (run.State.TokensOn(scopeId, flowId) == 0) return;
        var element = run.Definition.Element(run.Definition.Flow(flowId).TargetId);
        if (Behaviours.For(element).Consumes(run, scopeId, element, flowId) is { } consumed)
            Begin(run, Enter(run, element, scopeId, consumed));
    }

    public static long Enter(Execution run, Element element, long scopeId, IReadOnlyList<string> consumed)
    {
        var id = run.State.NextId;
        var isBody = element is Activity { IsRepeated: true };
        run.Emit(new ElementEntered(run.At, id, element.Id, element.Type, scopeId, consumed, null, isBody));
        return id;
    }

    /// <summary>Input mappings, boundary events, then what the element is there for.</summary>
    public static void Begin(Execution run, long instanceId)
    {
        if (!run.Has(instanceId)) return;
        var instance = run.Instance(instanceId);
        var element = run.ElementOf(instance);
        if (run.EntriesLeft < 0)
        {
            run.Stop(
                instanceId, TokenStage.Entering, "too-many-steps",
                $"Expected a wait within {Execution.MostEntries} elements, but the process goes round without one.");
            return;
        }

        if (instance.IsBody || Mappings.ApplyInputs(run, instanceId, element)) Guard(run, instanceId);
    }

    /// <summary>Once its input mappings are made, and never twice for one entry: they may build on what they set.</summary>
    public static void Guard(Execution run, long instanceId)
    {
        var instance = run.Instance(instanceId);
        if (instance.LoopIndex is null && run.ElementOf(instance) is Activity activity && !EventWaits.OpenOnBorder(run, instanceId, activity)) return;
        Act(run, instanceId);
    }

    public static void Act(Execution run, long instanceId)
    {
        var instance = run.Instance(instanceId);
        var element = run.ElementOf(instance);
        if (instance.IsBody && ((Activity)element).StandardLoop is not null)
            StandardLoops.Begin(run, instanceId, (Activity)element);
        else if (instance.IsBody)
            MultiInstanceLoop.Begin(run, instanceId, (Activity)element);
        else
            Behaviours.For(element).Act(run, instanceId, element);
    }

    /// <summary>
    /// A process or sub-process begins: its event sub-processes listen, and it starts at its start event or, where none is
    /// drawn, at whatever nothing leads to. Null when all is well, else why its events cannot wait.
    /// </summary>
    /// <param name="startId">The start event that was woken; null for the plain one.</param>
    public static WaitProblem? Open(Execution run, FlowScope scope, long scopeId, string? startId = null)
    {
        if (EventSubProcesses.Listen(run, scope, scopeId) is { } problem) return problem;

        // All are entered before any begins: the first might otherwise come to its end and take the scope with it.
        List<long> entered = [.. StartingPoints(scope, startId).Select(element => Enter(run, element, scopeId, []))];
        foreach (var id in entered)
            Begin(run, id);
        Leaving.CloseIfEmpty(run, scopeId);
        return null;
    }

    private static IReadOnlyList<Element> StartingPoints(FlowScope scope, string? startId)
    {
        var starts = scope.Elements.OfType<StartEvent>().ToList();
        if (startId is not null) return [starts.First(s => s.Id == startId)];
        if (starts.Exists(s => s.Trigger is null)) return [.. starts.Where(s => s.Trigger is null)];

        // Begun by hand although only triggers are drawn: what begins it stands for the first of them.
        if (starts.Count > 0) return [starts[0]];
        return [.. scope.Elements.Where(e => e.Incoming.Count == 0 && e is not (BoundaryEvent or SubProcess { TriggeredByEvent: true } or IntermediateCatchEvent { Trigger: LinkTrigger }))];
    }
}
