using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Migration;

/// <summary>What may come after what, and beside what, in a whole definition through all its scopes, whatever its conditions say.</summary>
internal sealed class Succession(ProcessDefinition definition)
{
    private readonly Dictionary<string, HashSet<Element>> after = [];
    private List<(HashSet<Element> One, HashSet<Element> Other)>? beside;

    /// <summary>Where its flows, or the link it is one half of, lead.</summary>
    public IEnumerable<Element> Onward(Element element) => element is IntermediateThrowEvent { Trigger: LinkTrigger link }
        ? [Links.Target(definition.Scope(element.ScopeId), link)]
        : element.Outgoing.Select(flow => definition.Element(definition.Flow(flow).TargetId));

    public IEnumerable<Element> Border(Element element) => element is Activity activity ? activity.BoundaryEvents.Select(definition.Element) : [];

    /// <summary>Everything that may yet come once these are entered, themselves included.</summary>
    public HashSet<Element> Ahead(IEnumerable<Element> entered) => Walk(entered, e => Onward(e).Concat(Border(e)).Concat(Begins(e)));

    /// <summary>Whether it may be done, or open, while the other stands: it is that one, comes before it, or beside it.</summary>
    public bool MayBeDone(Element element, Element standing) => After(element).Contains(standing)
        || Border(standing).Any(e => e is BoundaryEvent { Interrupting: false } && After(e).Contains(element))
        || (beside ??= [.. Forks().SelectMany(Ways)]).Exists(ways => (ways.One.Contains(element) && ways.Other.Contains(standing)) || (ways.Other.Contains(element) && ways.One.Contains(standing)));

    private HashSet<Element> After(Element element)
    {
        if (!after.TryGetValue(element.Id, out var follows)) after[element.Id] = follows = Walk([element], Next);
        return follows;
    }

    private static IEnumerable<Element> Begins(Element element) => element is SubProcess sub ? Begins(sub.Body) : [];

    /// <summary>Its starts, and the event sub-processes that may wake in it.</summary>
    private static IEnumerable<Element> Begins(FlowScope scope) => scope.Elements.Where(e => e is StartEvent or SubProcess { TriggeredByEvent: true });

    /// <summary>What may be entered after it was: also what takes over in the scope that holds it, and what follows that.</summary>
    private IEnumerable<Element> Next(Element element)
    {
        var handlers = definition.Scope(element.ScopeId).Elements.Where(e => e is SubProcess { TriggeredByEvent: true });
        return [.. Onward(element), .. Border(element), .. Begins(element), .. handlers, .. Leaving(element)];
    }

    private IEnumerable<Element> Leaving(Element element) => definition.Find(element.ScopeId) switch
    {
        null => [],
        SubProcess { TriggeredByEvent: true } handler => Leaving(handler),
        var holder => Onward(holder).Concat(Border(holder)),
    };

    /// <summary>Where one token may become several, with the scope in which they go on.</summary>
    private IEnumerable<(string ScopeId, List<Element> Ways)> Forks() => definition.Elements
        .Where(e => e is not (ExclusiveGateway or EventBasedGateway))
        .Select(e => (e.ScopeId, Onward(e).Concat(Border(e)).Concat(Begins(e)).ToList()))
        .Prepend((definition.Id, [.. Begins(definition.Body)]));

    /// <summary>What lies on either of two ways while they are apart: up to a join of both, and within the scope they part in.</summary>
    private IEnumerable<(HashSet<Element> One, HashSet<Element> Other)> Ways((string ScopeId, List<Element> Ways) fork) =>
        fork.Ways.SelectMany((one, i) => fork.Ways.Skip(i + 1).Where(other => !IsEither(one, other) && !IsEither(other, one)).Select(other => Apart(fork.ScopeId, one, other)));

    private (HashSet<Element> One, HashSet<Element> Other) Apart(string scopeId, Element one, Element other)
    {
        var scope = one.ScopeId == other.ScopeId ? one.ScopeId : scopeId;
        var inside = (Element e) => Next(e).Where(next => IsWithin(next, scope));
        var met = Walk([one], inside).Intersect(Walk([other], inside)).Where(e => e is ParallelGateway && e.Incoming.Count > 1).ToHashSet();
        var apart = (Element e) => met.Contains(e) ? [] : inside(e);
        return (Walk([one], apart), Walk([other], apart));
    }

    /// <summary>An event that interrupts an activity is taken in place of its flows.</summary>
    private static bool IsEither(Element border, Element other) =>
        border is BoundaryEvent { Interrupting: true } && border.ScopeId == other.ScopeId && other is not BoundaryEvent { Interrupting: false };

    private bool IsWithin(Element element, string scopeId)
    {
        for (var at = element; at is not null; at = definition.Find(at.ScopeId))
        {
            if (at.ScopeId == scopeId) return true;
        }

        return false;
    }

    private static HashSet<Element> Walk(IEnumerable<Element> from, Func<Element, IEnumerable<Element>> next)
    {
        var (found, open) = (new HashSet<Element>(ReferenceEqualityComparer.Instance), new Stack<Element>(from));
        while (open.TryPop(out var element))
        {
            if (!found.Add(element)) continue;
            foreach (var follows in next(element)) open.Push(follows);
        }

        return found;
    }
}
