using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Migration;

/// <summary>What an instance listens for by a definition, whatever of it has come already.</summary>
internal static class Listening
{
    /// <param name="element">The instance's element in that definition; null for the process itself.</param>
    public static Dictionary<string, EventWait> Of(ProcessDefinition definition, ElementInstance instance, Element? element) =>
        Border(definition, instance, element).Concat(Own(definition, element)).Concat(Inside(definition, instance, element)).ToDictionary(wait => wait.Of.Id);

    /// <summary>Whether the instance has come so far that it listens for this; until then, what comes next opens it.</summary>
    public static bool HasBegun(ElementInstance instance, EventWait wait) => instance.Incident is not { Stage: var stage }
        || stage == TokenStage.Leaving || (stage == TokenStage.Acting && wait.Of is BoundaryEvent);

    /// <summary>Errors, escalations and links are not waited for: what throws them finds them.</summary>
    public static bool IsWait(EventTrigger? trigger) => trigger is TimerTrigger or MessageTrigger or SignalTrigger or ConditionTrigger;

    private static IEnumerable<EventWait> Border(ProcessDefinition definition, ElementInstance instance, Element? element) =>
        instance.LoopIndex is null && element is Activity activity
            ? activity.BoundaryEvents.Select(definition.Element).OfType<BoundaryEvent>().Select(e => new EventWait(e, e.Trigger, e.Interrupting))
            : [];

    private static IEnumerable<EventWait> Own(ProcessDefinition definition, Element? element) => element switch
    {
        IntermediateCatchEvent caught => [new(caught, caught.Trigger, Interrupting: true)],
        ReceiveTask receive => [new(receive, receive.Trigger, Interrupting: true)],
        EventBasedGateway gateway => gateway.Outgoing.Select(flow => definition.Element(definition.Flow(flow).TargetId))
            .Select(target => new EventWait(target, target is ReceiveTask receive ? receive.Trigger : ((FlowEvent)target).Trigger, Interrupting: true)),
        _ => [],
    };

    private static IEnumerable<EventWait> Inside(ProcessDefinition definition, ElementInstance instance, Element? element)
    {
        var scope = instance.Id == ProcessState.RootId ? definition.Body : element is SubProcess sub && !instance.IsBody ? sub.Body : null;
        return scope is null ? [] : EventSubProcesses.Starts(scope).Select(start => new EventWait(start, start.Trigger, start.Interrupting));
    }
}
