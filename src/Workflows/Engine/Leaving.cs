using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine.Elements;

namespace Reviews.Workflows.Engine;

/// <summary>From an element that is done to the flows that lead away, or to the end of its scope.</summary>
internal static class Leaving
{
    /// <param name="pastFailure">After an incident passed over: results that cannot be reckoned are left out.</param>
    public static void Complete(Execution run, long instanceId, bool pastFailure = false)
    {
        var instance = run.Instance(instanceId);
        var element = run.ElementOf(instance);
        if (instance.IsBody || pastFailure || Mappings.ApplyOutputs(run, instanceId, element)) GoOn(run, instanceId, pastFailure);
    }

    /// <summary>Once its output mappings are made, and never twice for one end: they may build on what they set.</summary>
    public static void GoOn(Execution run, long instanceId, bool pastFailure = false)
    {
        var instance = run.Instance(instanceId);
        var element = run.ElementOf(instance);
        if (instance.LoopIndex is not null)
        {
            EndOne(run, instanceId, (Activity)element, pastFailure);
            return;
        }

        if (instance.IsBody) MultiInstanceLoop.HandOver(run, instanceId, (Activity)element);
        if (Behaviours.For(element).Leave(run, instanceId, element) is { } flows) GoOn(run, instance, flows);
    }

    /// <summary>By its default flow, which it has: nobody could tell by its conditions.</summary>
    public static void GoOnByDefault(Execution run, long instanceId)
    {
        var instance = run.Instance(instanceId);
        GoOn(run, instance, [((IHasDefaultFlow)run.ElementOf(instance)).DefaultFlow!]);
    }

    private static void GoOn(Execution run, ElementInstance instance, IReadOnlyList<string> flows)
    {
        Exit(run, instance.Id);
        Take(run, instance.ScopeId, flows);
        CloseIfEmpty(run, instance.ScopeId);
    }

    /// <summary>The instance is done: what its events wait for goes with it.</summary>
    public static void Exit(Execution run, long instanceId)
    {
        var element = run.ElementOf(run.Instance(instanceId));
        EventWaits.Close(run, instanceId);
        run.Emit(new ElementCompleted(run.At, instanceId, element.Id, element.Type));
    }

    /// <summary>A scope in which nothing is left is done.</summary>
    public static void CloseIfEmpty(Execution run, long scopeId)
    {
        if (!run.Has(scopeId) || run.State.Status != ProcessStatus.Active || !IsEmpty(run.State, scopeId)) return;

        // What became true with the last that was done in it still counts.
        if (Catching.Conditions(run, scopeId) && (!run.Has(scopeId) || run.State.Status != ProcessStatus.Active || !IsEmpty(run.State, scopeId))) return;
        if (scopeId == ProcessState.RootId)
            CompleteProcess(run);
        else if (run.Instance(scopeId).Incident is null)
            Complete(run, scopeId);
    }

    private static void CompleteProcess(Execution run)
    {
        EventWaits.Close(run, ProcessState.RootId);
        run.Emit(new ProcessCompleted(run.At));
    }

    private static void EndOne(Execution run, long instanceId, Activity activity, bool pastFailure)
    {
        if (activity.StandardLoop is not null)
            StandardLoops.EndOne(run, instanceId, activity, pastFailure);
        else
            MultiInstanceLoop.EndOne(run, instanceId, activity, pastFailure);
    }

    private static bool IsEmpty(ProcessState state, long scopeId) =>
        state.Instances.Values.All(i => i.ScopeId != scopeId) && state.Tokens.Keys.All(place => place.ScopeId != scopeId);

    private static void Take(Execution run, long scopeId, IReadOnlyList<string> flows)
    {
        foreach (var id in flows)
        {
            var flow = run.Definition.Flow(id);
            run.Emit(new FlowTaken(run.At, id, scopeId, flow.SourceId, flow.TargetId));
            run.Later(new Work.TokenArrived(scopeId, id));
        }
    }
}
