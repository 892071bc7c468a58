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

    /// <summary>The first element of its kind that one comes to from the start; null when none can be reached.</summary>
    public Element? Nearest(Predicate<Element> kind) => Breadth().Select(step => step.At).FirstOrDefault(e => kind(e));

    /// <summary>The shortest way from the start to an element, itself the last; itself alone where no way leads there.</summary>
    public IReadOnlyList<Element> WayTo(Element element)
    {
        var from = Breadth().ToDictionary(step => step.At.Id, step => step.From);
        var way = new List<Element>();
        for (Element? at = element; at is not null; at = from.GetValueOrDefault(at.Id)) way.Insert(0, at);
        return way;
    }

    private IEnumerable<(Element At, Element? From)> Breadth()
    {
        var seen = new HashSet<string>();
        var open = new Queue<(Element At, Element? From)>(Starts.Select(s => (s, (Element?)null)));
        while (open.TryDequeue(out var step))
        {
            if (!seen.Add(step.At.Id)) continue;
            yield return step;
            foreach (var target in Next(step.At)) open.Enqueue((target, step.At));
        }
    }

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
