using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification;

/// <summary>The boundary timers that watch over a process's limit, and what only they lead to.</summary>
internal static class LimitWatch
{
    /// <summary>Boundary timers of the scope dated at or before the limit, whatever day the clock starts.</summary>
    public static IReadOnlyList<BoundaryEvent> Watches(FlowScope scope, LimitSamples samples) =>
        [.. scope.Elements.OfType<BoundaryEvent>().Where(b => IsInTime(b.Trigger, samples))];

    public static bool IsInTime(EventTrigger? trigger, LimitSamples samples) =>
        trigger is TimerTrigger { Kind: TimerKind.Date } timer && samples.IsNeverAfterLimit(timer.Expression);

    /// <summary>Ids of the scope's elements that can be reached without such a timer having fired.</summary>
    public static IReadOnlySet<string> Ordinary(FlowScope scope, LimitSamples samples)
    {
        var (graph, watches) = (new ScopeGraph(scope), Watches(scope, samples));
        return graph.ReachableFrom(graph.Starts, watches.Contains);
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
}
