using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification.Soundness;

/// <summary>Boundary events that do not interrupt, and the paths they begin beside the work.</summary>
internal static class Reminders
{
    public static IEnumerable<BoundaryEvent> Of(FlowScope scope) => scope.Elements.OfType<BoundaryEvent>().Where(b => !b.Interrupting);

    /// <summary>
    /// Those whose path may meet the work: it runs into it, it ends the scope, or the scope may end while somebody is still at
    /// work on it. Each is played by itself: two that meet only each other may well tell the same person twice.
    /// </summary>
    public static IEnumerable<BoundaryEvent> ThatRunIn(FlowScope scope)
    {
        var reminders = Of(scope).ToList();
        if (reminders.Count == 0) return [];
        var graph = new ScopeGraph(scope);
        var work = Work(graph);
        var workMayStop = scope.Elements.Any(e => e is EndEvent { Trigger: TerminateTrigger } && work.Contains(e.Id));
        return reminders.Where(reminder =>
        {
            var path = graph.ReachableFrom([reminder]);
            return scope.Elements.Any(e => path.Contains(e.Id) && e != reminder
                && (e is EndEvent { Trigger: TerminateTrigger } || (e is not EndEvent && work.Contains(e.Id)) || (workMayStop && Waiting.Waits(e))));
        });
    }

    /// <summary>
    /// Whether two tokens after the element run into the work, and not only into each other: where a reminder wakes again before its
    /// path is done, the same states without the second token are played too.
    /// </summary>
    public static bool CrowdTheWork(FlowScope scope, string? elementId) =>
        elementId is not null && Work(new ScopeGraph(scope)).Contains(elementId) && !LeadsToAnEndAlone(scope, elementId);

    /// <summary>Whether the work itself never comes there, but only what a reminder began.</summary>
    public static bool IsBesideTheWork(FlowScope scope, string? elementId) => elementId is not null && !Work(new ScopeGraph(scope)).Contains(elementId);

    /// <summary>Whether two tokens there, of one wake, have something to do twice.</summary>
    public static bool CrowdThemselves(FlowScope scope, string? elementId) => IsBesideTheWork(scope, elementId) && !LeadsToAnEndAlone(scope, elementId);

    private static IReadOnlySet<string> Work(ScopeGraph graph) => graph.ReachableFrom(graph.Starts, e => e is BoundaryEvent { Interrupting: false });

    /// <summary>Whether nothing but an end comes after the element: running into it then means no more than telling twice.</summary>
    private static bool LeadsToAnEndAlone(FlowScope scope, string? elementId) => scope.Flows.Where(f => f.SourceId == elementId)
        .All(f => scope.Elements.Any(e => e.Id == f.TargetId && e is EndEvent { Trigger: not TerminateTrigger }));
}
