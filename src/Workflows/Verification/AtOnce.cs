using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Verification.Soundness;

namespace Reviews.Workflows.Verification;

/// <summary>
/// Where a token can go without any time passing. A sub-process, or a process that is called, is passed at once where some way
/// leads to its end past everything that waits; else it is left at once only by an error or an escalation that is thrown before
/// one comes to that. A process that is not known is taken for one that waits.
/// </summary>
internal sealed class AtOnce(DefinitionSet set)
{
    private static readonly Outcome Nothing = new(CanComplete: false, Thrown.Nothing, Thrown.Nothing);
    private readonly StateBudget budget = new(StateBudget.OfADefinition);

    /// <summary>The processes that are being looked into: one that calls itself comes to no end by that call.</summary>
    private readonly HashSet<string> lookedInto = [];

    private readonly Dictionary<FlowScope, bool> ended = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<FlowScope, Outcome> thrownBefore = new(ReferenceEqualityComparer.Instance);

    public IReadOnlySet<string> ReachableFrom(ScopeGraph graph, IEnumerable<Element> from)
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

    public IEnumerable<Element> Next(ScopeGraph graph, Element element)
    {
        var (passes, inside) = (Passes(element), element is Activity activity ? ThrownIn(activity) : Nothing);
        return graph.Next(element).Where(next => next is BoundaryEvent { Trigger: ErrorTrigger or EscalationTrigger } caught ? Border.MayWake(caught, inside) : passes && next is not BoundaryEvent);
    }

    /// <summary>Whether a token that comes to it may go on without any time passing, repetitions counting as one.</summary>
    public bool Passes(Element element) => element switch
    {
        SubProcess sub => Ends(sub.Body),
        CallActivity call => In(call, Ends, otherwise: false),
        _ => !Waiting.Waits(element),
    };

    private bool Ends(FlowScope scope) => Once(ended, scope, () => StateSearch.Run(
        new TokenGame(scope, activity => ThrownIn(activity) with { CanComplete = Passes(activity) }, mayRemind: _ => false, Passes), everyOrder: false, budget).CanComplete);

    /// <summary>What was found while a process was being looked into holds there only: it may call what was left out.</summary>
    private T Once<T>(Dictionary<FlowScope, T> known, FlowScope scope, Func<T> answer)
    {
        if (known.TryGetValue(scope, out var before)) return before;
        var found = answer();
        if (lookedInto.Count == 0) known[scope] = found;
        return found;
    }

    private Outcome ThrownIn(Activity activity) => activity switch
    {
        SubProcess sub => ThrownIn(sub.Body),
        CallActivity call => In(call, ThrownIn, otherwise: Nothing),
        _ => Nothing,
    };

    private T In<T>(CallActivity call, Func<FlowScope, T> answer, T otherwise)
    {
        if (call.ProcessId.AsLiteral is not FeelText id || set.Processes.Where(p => p.Id == id.Value).ToList() is not [var called] || !lookedInto.Add(called.Id)) return otherwise;
        var answered = answer(called.Body);
        lookedInto.Remove(called.Id);
        return answered;
    }

    /// <summary>What comes out of a scope as soon as it has begun.</summary>
    private Outcome ThrownIn(FlowScope scope) => Once(thrownBefore, scope, () => ThrownFrom(scope));

    private Outcome ThrownFrom(FlowScope scope)
    {
        var graph = new ScopeGraph(scope);
        var reached = ReachableFrom(graph, graph.Starts);
        var (errors, escalations) = (Thrown.Nothing, Thrown.Nothing);
        foreach (var element in graph.Elements.Where(e => reached.Contains(e.Id)))
        {
            if (element is EndEvent { Trigger: ErrorTrigger { Code: { } error } }) errors = errors.With(Thrown.One(error, element));
            if (element is FlowEvent { Trigger: EscalationTrigger { Code: { } told } } and (EndEvent or IntermediateThrowEvent)) escalations = escalations.With(Thrown.One(told, element));
            if (element is not Activity activity) continue;
            var (inside, border) = (ThrownIn(activity), activity.BoundaryEvents.Select(id => graph.Elements.OfType<BoundaryEvent>().First(b => b.Id == id)).ToList());
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
