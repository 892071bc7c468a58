using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Migration;

/// <summary>Which element of one version goes to which of another: the pairs that were given, else the same id.</summary>
internal sealed class Correspondence(ProcessDefinition from, ProcessDefinition to, IReadOnlyDictionary<string, string> pairs)
{
    private readonly Dictionary<string, string> back = pairs.GroupBy(p => p.Value).ToDictionary(g => g.Key, g => g.First().Key);

    private readonly Dictionary<string, bool> alike = [];

    public ProcessDefinition From => from;

    public ProcessDefinition To => to;

    public bool IsSameClock { get; } = from.Clock?.Rules == to.Clock?.Rules;

    public Element? Of(Element element) => to.Find(pairs.GetValueOrDefault(element.Id, element.Id));

    /// <summary>The element that goes there; null where the new version adds it.</summary>
    public Element? Before(Element element) => back.TryGetValue(element.Id, out var given)
        ? from.Find(given)
        : pairs.ContainsKey(element.Id) ? null : from.Find(element.Id);

    /// <summary>Where a scope goes: the process to the process, a sub-process as the element it is. Null when it is gone.</summary>
    public string? ScopeOf(string scopeId) => scopeId == from.Id ? to.Id : Of(from.Element(scopeId))?.Id;

    /// <summary>Whether two scopes that belong together hold the same kinds of elements, joined in the same way.</summary>
    public bool IsDrawnAlike(FlowScope scope, FlowScope other)
    {
        if (alike.TryGetValue(scope.Id, out var known)) return known;
        var isAlike = scope.Elements.Select(e => Of(e) is { } now ? Shape(e, now.Id, Host(e)) : null).ToHashSet().SetEquals(other.Elements.Select(e => Shape(e, e.Id, (e as BoundaryEvent)?.AttachedToId)))
            && scope.Flows.Select(f => Of(from.Element(f.SourceId))?.Id + ">" + Of(from.Element(f.TargetId))?.Id).Order(StringComparer.Ordinal)
                .SequenceEqual(other.Flows.Select(f => f.SourceId + ">" + f.TargetId).Order(StringComparer.Ordinal));
        return alike[scope.Id] = isAlike;
    }

    private string? Host(Element element) => element is BoundaryEvent boundary ? Of(from.Element(boundary.AttachedToId))?.Id : null;

    private static string Shape(Element element, string id, string? on) => $"{element.GetType().Name} {id} {on} {element is BoundaryEvent { Interrupting: true }}";

    /// <summary>What is wrong with the pairs themselves.</summary>
    public IEnumerable<MigrationObstacle> Faults()
    {
        foreach (var (old, now) in pairs)
        {
            if (from.Find(old) is null)
                yield return new("mapping-unknown", old, $"Expected \"{old}\" to be an element of the version the process runs by, but there is none of that id.");
            if (to.Find(now) is null)
                yield return new("mapping-unknown", old, $"Expected \"{now}\" to be an element of the version to move to, but there is none of that id.");
        }

        foreach (var twice in pairs.GroupBy(p => p.Value).Where(g => g.Count() > 1))
            yield return Twice(twice.Key, twice.Select(p => p.Key));
    }

    public static MigrationObstacle Twice(string to, IEnumerable<string> from) =>
        new("mapping-twice", to, $"Expected one element at most to go to \"{to}\", but {string.Join(" and ", from.Order(StringComparer.Ordinal).Select(id => $"\"{id}\""))} do.");
}
