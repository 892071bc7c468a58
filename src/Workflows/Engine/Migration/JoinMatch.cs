using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Migration;

/// <summary>
/// Where tokens that wait at a join go. A join takes them along when as many flows lead to it as before: each goes to the
/// flow of its id, else to the one from the same element; the last one left on either side belong together, as when a step
/// was added in a branch.
/// </summary>
internal static class JoinMatch
{
    /// <summary>Each flow into the join with the one it goes to; or why there is no telling.</summary>
    public static (IReadOnlyDictionary<string, string> Flows, MigrationObstacle? Obstacle) Of(Correspondence known, Element join)
    {
        var none = new Dictionary<string, string>();
        if (known.Of(join) is not { } to)
            return (none, MigrationObstacle.At(join, "element-gone", "to be in the version to move to, as a token waits at it", "there is no such element: say which one it goes to"));
        if (join.GetType() != to.GetType())
            return (none, MigrationObstacle.At(join, "kind-differs", $"to stay a {MigrationObstacle.KindOf(join)}", $"{MigrationObstacle.Named(to)} is a {MigrationObstacle.KindOf(to)}"));
        if (known.ScopeOf(join.ScopeId) is { } scope && scope != to.ScopeId)
            return (none, MigrationObstacle.At(join, "scope-differs", $"to stay within \"{scope}\"", $"{MigrationObstacle.Named(to)} is within \"{to.ScopeId}\""));
        var flows = Match(known, join, to);
        return flows.Count == join.Incoming.Count && flows.Count == to.Incoming.Count
            ? (flows, null)
            : (none, MigrationObstacle.At(join, "join-differs", $"to join {From(known.From, join)} still, as a token waits at it", $"{MigrationObstacle.Named(to)} joins {From(known.To, to)}"));
    }

    private static Dictionary<string, string> Match(Correspondence known, Element join, Element to)
    {
        var found = join.Incoming.Where(to.Incoming.Contains).ToDictionary(id => id, id => id);
        foreach (var flow in join.Incoming.Where(id => !found.ContainsKey(id)).Select(known.From.Flow).ToList())
        {
            var source = known.Of(known.From.Element(flow.SourceId))?.Id;
            var same = to.Incoming.Where(id => !found.ContainsValue(id) && known.To.Flow(id).SourceId == source).ToList();
            if (same.Count == 1) found.Add(flow.Id, same[0]);
        }

        var (left, free) = (join.Incoming.Where(id => !found.ContainsKey(id)).ToList(), to.Incoming.Where(id => !found.ContainsValue(id)).ToList());
        if (left.Count == 1 && free.Count == 1) found.Add(left[0], free[0]);
        return found;
    }

    private static string From(ProcessDefinition definition, Element join) =>
        string.Join(", ", join.Incoming.Select(id => $"\"{definition.Flow(id).SourceId}\""));
}
