using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Verification.Soundness;

namespace Reviews.Workflows.Verification;

/// <summary>
/// Where a token can go without any time passing. Where something inside a sub-process waits, it is left at once only by an
/// error or an escalation that is thrown before one comes to that.
/// </summary>
internal static class AtOnce
{
    private static readonly Outcome Nothing = new(CanComplete: false, Thrown.Nothing, Thrown.Nothing);

    public static IReadOnlySet<string> ReachableFrom(ScopeGraph graph, IEnumerable<Element> from)
    {
        var found = new HashSet<string>();
        var open = new Stack<Element>(from);
        while (open.TryPop(out var element))
        {
            if (!found.Add(element.Id)) continue;
            foreach (var next in Next(graph, element)) open.Push(next);
        }

        return found;
    }

    public static IEnumerable<Element> Next(ScopeGraph graph, Element element)
    {
        var (waits, inside) = (Waiting.Waits(element), element is SubProcess sub ? ThrownIn(sub.Body) : Nothing);
        return graph.Next(element).Where(next => next is BoundaryEvent { Trigger: ErrorTrigger or EscalationTrigger } caught ? Border.MayWake(caught, inside) : !waits && next is not BoundaryEvent);
    }

    /// <summary>What comes out of a scope as soon as it has begun.</summary>
    private static Outcome ThrownIn(FlowScope scope)
    {
        var graph = new ScopeGraph(scope);
        var reached = ReachableFrom(graph, graph.Starts);
        var (errors, escalations) = (Thrown.Nothing, Thrown.Nothing);
        foreach (var element in graph.Elements.Where(e => reached.Contains(e.Id)))
        {
            if (element is EndEvent { Trigger: ErrorTrigger { Code: { } error } }) errors = errors.With(Thrown.One(error, element));
            if (element is FlowEvent { Trigger: EscalationTrigger { Code: { } told } } and (EndEvent or IntermediateThrowEvent)) escalations = escalations.With(Thrown.One(told, element));
            if (element is not SubProcess sub) continue;
            var (inside, border) = (ThrownIn(sub.Body), sub.BoundaryEvents.Select(id => graph.Elements.OfType<BoundaryEvent>().First(b => b.Id == id)).ToList());
            errors = errors.With(Border.PastErrors(border, inside.Errors));
            escalations = escalations.With(Border.PastEscalations(border, inside.Escalations));
        }

        var thrown = Nothing with { Errors = errors, Escalations = escalations };
        var handlers = scope.Elements.OfType<SubProcess>().Where(s => s.TriggeredByEvent).ToList();
        var starts = EventSubProcesses.Starts(scope).Where(s => s.Trigger is ErrorTrigger or EscalationTrigger && Border.MayWake(s, thrown)).ToList();
        (errors, escalations) = (Border.PastErrors(starts, errors), Border.PastEscalations(starts, escalations));
        foreach (var woken in handlers.Where(h => starts.Exists(s => s.ScopeId == h.Id)).Select(h => ThrownIn(h.Body)))
            (errors, escalations) = (errors.With(woken.Errors), escalations.With(woken.Escalations));
        return Nothing with { Errors = errors, Escalations = escalations };
    }
}
