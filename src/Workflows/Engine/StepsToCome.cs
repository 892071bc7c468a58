using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine;

/// <summary>Steps that nobody has yet and that may still open, with the dates they were given by hand.</summary>
internal static class StepsToCome
{
    /// <summary>One that a timer would close before the date it was given, and that date, London time; null where there is none.</summary>
    public static (string ElementId, LocalDateTime Due)? CutShortBy(Execution run, ArmedTimer timer, Instant at)
    {
        if (!timer.Interrupting || run.ScopeOf(run.Instance(timer.InstanceId)) is not { } closed) return null;
        return run.State.Planned.Where(planned => LondonTime.ToInstant(planned.Value) > at && StepPlanning.Holds(closed, planned.Key) && IsToCome(run, planned.Key))
            .Select(planned => ((string, LocalDateTime)?)(planned.Key, planned.Value)).FirstOrDefault();
    }

    private static bool IsToCome(Execution run, string id)
    {
        var instances = run.State.Instances.Values.Where(instance => instance.Id != ProcessState.RootId).ToList();
        if (instances.Exists(instance => instance.ElementId == id)) return false;
        var holders = run.Definition.Elements.OfType<SubProcess>().Where(sub => StepPlanning.Holds(sub.Body, id)).ToList();
        if (holders.Exists(sub => sub.TriggeredByEvent)) return true;
        // A round that is to come opens all of its steps again.
        if (instances.Exists(instance => instance.Loop is { } loop && loop.Entered < loop.Count && holders.Exists(sub => sub.Id == instance.ElementId))) return true;
        return instances.Where(instance => !holders.Exists(sub => sub.Id == instance.ElementId)).Select(run.ElementOf).SelectMany(element => Next(run.Definition, element))
            .Concat(run.State.Tokens.Keys.Select(place => run.Definition.Element(run.Definition.Flow(place.FlowId).TargetId)))
            .SelectMany(next => TimerCallOff.Following(run.Definition, next)).Any(next => next.Id == id);
    }

    private static IEnumerable<Element> Next(ProcessDefinition definition, Element element) => element.Outgoing.Select(flow => definition.Element(definition.Flow(flow).TargetId))
        .Concat(element is Activity activity ? activity.BoundaryEvents.Select(definition.Element) : []);
}
