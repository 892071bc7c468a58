using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;

namespace Reviews.Workflows.Verification;

/// <summary>Where one can go within a scope: along flows and links, and from an activity to the events on its border.</summary>
internal sealed class ScopeGraph(FlowScope scope)
{
    private readonly Dictionary<string, Element> elements = scope.Elements.ToDictionary(e => e.Id);
    private readonly ILookup<string, string> next = Steps(scope).ToLookup(step => step.From, step => step.To);
    private readonly ILookup<string, string> before = Steps(scope).ToLookup(step => step.To, step => step.From);

    public IReadOnlyCollection<Element> Elements => elements.Values;

    public IEnumerable<Element> Starts => elements.Values.OfType<StartEvent>();

    public IEnumerable<Element> Next(Element element) => next[element.Id].Where(elements.ContainsKey).Select(id => elements[id]);

    /// <summary>Ids of the elements that can be reached from these, themselves included, without entering those left out.</summary>
    public IReadOnlySet<string> ReachableFrom(IEnumerable<Element> from, Predicate<Element>? leftOut = null) => Closure(from, next, leftOut);

    /// <summary>Ids of the elements from which one of these can be reached, themselves included.</summary>
    public IReadOnlySet<string> LeadingTo(IEnumerable<Element> to) => Closure(to, before, null);

    private HashSet<string> Closure(IEnumerable<Element> from, ILookup<string, string> steps, Predicate<Element>? leftOut)
    {
        var found = new HashSet<string>();
        var open = new Stack<Element>(from);
        while (open.TryPop(out var element))
        {
            if (leftOut?.Invoke(element) == true || !found.Add(element.Id)) continue;
            foreach (var id in steps[element.Id].Where(elements.ContainsKey)) open.Push(elements[id]);
        }

        return found;
    }

    private static IEnumerable<(string From, string To)> Steps(FlowScope scope) => scope.Flows.Select(f => (f.SourceId, f.TargetId))
        .Concat(scope.Elements.OfType<BoundaryEvent>().Select(b => (b.AttachedToId, b.Id)))
        .Concat(scope.Elements.OfType<IntermediateThrowEvent>().Where(e => e.Trigger is LinkTrigger).Select(e => (e.Id, Links.Target(scope, (LinkTrigger)e.Trigger!).Id)));
}
