using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;

namespace Reviews.Workflows.Verification;

/// <summary>Where one can go within a scope: along flows and links, and from an activity to the events on its border.</summary>
internal sealed class ScopeGraph(FlowScope scope)
{
    private readonly Dictionary<string, Element> elements = scope.Elements.ToDictionary(e => e.Id);
    private readonly ILookup<string, string> next = scope.Flows.Select(f => (f.SourceId, f.TargetId))
        .Concat(scope.Elements.OfType<BoundaryEvent>().Select(b => (b.AttachedToId, b.Id)))
        .Concat(scope.Elements.OfType<IntermediateThrowEvent>().Where(e => e.Trigger is LinkTrigger).Select(e => (e.Id, Links.Target(scope, (LinkTrigger)e.Trigger!).Id)))
        .ToLookup(pair => pair.Item1, pair => pair.Item2);

    public IReadOnlyCollection<Element> Elements => elements.Values;

    public IEnumerable<Element> Starts => elements.Values.OfType<StartEvent>();

    public IEnumerable<Element> Next(Element element) => next[element.Id].Where(elements.ContainsKey).Select(id => elements[id]);

    /// <summary>Ids of the elements that can be reached from these, themselves included, without entering those left out.</summary>
    public IReadOnlySet<string> ReachableFrom(IEnumerable<Element> from, Predicate<Element>? leftOut = null)
    {
        var reached = new HashSet<string>();
        var open = new Stack<Element>(from);
        while (open.TryPop(out var element))
        {
            if (leftOut?.Invoke(element) == true || !reached.Add(element.Id)) continue;
            foreach (var target in Next(element)) open.Push(target);
        }

        return reached;
    }
}
