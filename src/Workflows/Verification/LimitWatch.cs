using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification;

/// <summary>
/// The timers that watch over a process's limit, and what only they lead to: one on the border of an activity watches that, one
/// that starts an event sub-process watches all of the scope that holds it.
/// </summary>
internal static class LimitWatch
{
    /// <summary>Timers on the scope's activities dated at or before the limit, whatever day the clock starts.</summary>
    public static IReadOnlyList<BoundaryEvent> Watches(FlowScope scope, LimitSamples samples) =>
        [.. scope.Elements.OfType<BoundaryEvent>().Where(b => IsInTime(b.Trigger, samples))];

    /// <summary>Event sub-processes of the scope that such a timer starts.</summary>
    public static IReadOnlyList<SubProcess> Wardens(FlowScope scope, LimitSamples samples) =>
        [.. scope.Elements.OfType<SubProcess>().Where(s => s.TriggeredByEvent && s.Body.Elements.OfType<StartEvent>().Any(start => IsInTime(start.Trigger, samples)))];

    public static bool IsInTime(EventTrigger? trigger, LimitSamples samples) =>
        trigger is TimerTrigger { Kind: TimerKind.Date } timer && samples.IsNeverAfterLimit(timer.Expression);

    /// <summary>Ids of the scope's elements that can be reached without such a timer having fired; other event sub-processes wake at any time.</summary>
    public static IReadOnlySet<string> Ordinary(FlowScope scope, LimitSamples samples)
    {
        var (graph, watches, wardens) = (new ScopeGraph(scope), Watches(scope, samples), Wardens(scope, samples));
        var woken = scope.Elements.OfType<SubProcess>().Where(s => s.TriggeredByEvent && !wardens.Contains(s));
        return graph.ReachableFrom([.. graph.Starts, .. woken], watches.Contains);
    }

    /// <summary>The same for the whole process; what is inside a sub-process counts as the sub-process does.</summary>
    public static IReadOnlySet<string> Ordinary(CheckedProcess subject, LimitSamples samples)
    {
        var ids = new HashSet<string>();
        Add(subject.Process.Body);
        return ids;

        void Add(FlowScope scope)
        {
            var here = Ordinary(scope, samples);
            ids.UnionWith(here);
            foreach (var sub in scope.Elements.OfType<SubProcess>().Where(s => here.Contains(s.Id))) Add(sub.Body);
        }
    }

    /// <summary>Whether it is an event sub-process that ends all else in its scope: no other wakes there any more, those that a timer starts among them.</summary>
    public static bool TakesOver(Element element) =>
        element is SubProcess { TriggeredByEvent: true } sub && sub.Body.Elements.OfType<StartEvent>().Any(start => start.Interrupting);
}
