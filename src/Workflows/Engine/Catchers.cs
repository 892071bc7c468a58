using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine;

/// <summary>
/// Who catches what is thrown outwards: scope by scope, first the event sub-processes of the scope that holds the thrower,
/// then the events on that scope's border; at each, one that names the code before one that catches every code. What is
/// thrown within an event sub-process passes those beside it by: they belong to the work that it took over from.
/// </summary>
internal static class Catchers
{
    public static (FlowEvent Event, long HolderId)? OfError(Execution run, long fromId, string code) =>
        Find(run, fromId, trigger => trigger is ErrorTrigger { Code: var named } && (named is null || named == code), trigger => trigger is ErrorTrigger { Code: null });

    public static (FlowEvent Event, long HolderId)? OfEscalation(Execution run, long fromId, string code) =>
        Find(run, fromId, trigger => trigger is EscalationTrigger { Code: var named } && (named is null || named == code), trigger => trigger is EscalationTrigger { Code: null });

    private static (FlowEvent, long)? Find(Execution run, long fromId, Predicate<EventTrigger?> catches, Predicate<EventTrigger?> catchesAll)
    {
        var cameThrough = (ElementInstance?)null;
        for (var id = fromId; id != 0; id = run.Instance(id).ScopeId)
        {
            var instance = run.Instance(id);
            foreach (var caught in Inside(run, instance, cameThrough).Concat(OnBorder(run, instance))
                .Where(group => group.Any(e => catches(e.Trigger)))
                .Select(group => group.Where(e => catches(e.Trigger)).OrderBy(e => catchesAll(e.Trigger)).First()))
                return (caught, id);
            cameThrough = instance;
        }

        return null;
    }

    private static IEnumerable<IEnumerable<FlowEvent>> Inside(Execution run, ElementInstance instance, ElementInstance? cameThrough)
    {
        if (cameThrough is null || instance.IsBody || run.ElementOf(cameThrough) is SubProcess { TriggeredByEvent: true }) return [];
        return run.ScopeOf(instance) is { } scope ? [EventSubProcesses.Starts(scope)] : [];
    }

    private static IEnumerable<IEnumerable<FlowEvent>> OnBorder(Execution run, ElementInstance instance) =>
        instance.Id != ProcessState.RootId && instance.LoopIndex is null && run.ElementOf(instance) is Activity activity
            ? [activity.BoundaryEvents.Select(run.Definition.Element).OfType<FlowEvent>()]
            : [];
}
