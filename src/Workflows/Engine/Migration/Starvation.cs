using Reviews.Workflows.Definitions;
using Reviews.Workflows.Verification.Soundness;

namespace Reviews.Workflows.Engine.Migration;

/// <summary>
/// Whether a join of the new version could wait for ever for a token whose way is behind the instance already: what is sound
/// from its start need not be so from the middle. The token game of <c>check</c>, played on from where the tokens stand, in
/// every scope that is drawn otherwise.
/// </summary>
internal static class Starvation
{
    public static IEnumerable<MigrationObstacle> Of(Execution run, Correspondence known, IReadOnlyDictionary<string, string> flows) =>
        run.State.Instances.Values
            .Where(holder => run.ScopeOf(holder) is { } scope && known.ScopeOf(scope.Id) is { } to && !known.IsDrawnAlike(scope, known.To.Scope(to)))
            .SelectMany(holder => Starved(run, known, flows, holder, known.To.Scope(known.ScopeOf(run.ScopeOf(holder)!.Id)!)));

    private static IEnumerable<MigrationObstacle> Starved(Execution run, Correspondence known, IReadOnlyDictionary<string, string> flows, ElementInstance holder, FlowScope to)
    {
        if (!to.Elements.Any(IsJoin)) return [];
        var within = run.State.Instances.Values.Where(i => i.ScopeId == holder.Id).Select(i => known.Of(run.ElementOf(i))!).Where(e => e is not SubProcess { TriggeredByEvent: true });
        var waiting = run.State.Tokens.Where(t => t.Key.ScopeId == holder.Id).SelectMany(t => Enumerable.Repeat(flows[t.Key.FlowId], t.Value));
        var game = new TokenGame(to, _ => Outcome.Any, mayRemind: _ => false);
        return StateSearch.Run(game, game.From(waiting, within)).Stuck
            .SelectMany(game.Occupied).Select(flow => to.Flows.FirstOrDefault(f => f.Id == flow)?.TargetId).OfType<string>().Distinct()
            .Select(known.To.Element).Where(IsJoin).Select(Obstacle);
    }

    private static bool IsJoin(Element element) => element is ParallelGateway or InclusiveGateway && element.Incoming.Count > 1;

    private static MigrationObstacle Obstacle(Element join) => new(
        "join-starves", join.Id,
        $"Expected {MigrationObstacle.Named(join)} to get every token it waits for, but from where the process stands now it could wait for ever: a way into it is behind the process already.");
}
