using Reviews.Workflows.Definitions;
using Reviews.Workflows.Verification.Soundness;

namespace Reviews.Workflows.Engine.Migration;

/// <summary>
/// Whether a join of the new version could wait for ever for a token whose way is behind the instance already, or two tokens
/// run into one way that the old drawing kept apart: what is sound from its start need not be so from the middle. The token
/// game of <c>check</c>, played on from where the tokens stand, in every scope that is drawn otherwise. What could not be
/// played out is not taken for sound.
/// </summary>
internal sealed class PlayedOn
{
    // A page waits for it, so it is given fewer than a check.
    private const int MostStates = 10_000;

    private readonly Correspondence known;
    private readonly FlowScope from;
    private readonly FlowScope to;
    private readonly List<Element> within;
    private readonly List<string> waiting;
    private readonly IReadOnlyDictionary<string, string> flows;

    // What stands twice at one place stood so before: one of the two is played on.
    private PlayedOn(Execution run, Correspondence known, IReadOnlyDictionary<string, string> flows, ElementInstance holder, FlowScope from, FlowScope to)
    {
        (this.known, this.flows, this.from, this.to) = (known, flows, from, to);
        within = [.. run.State.Instances.Values.Where(i => i.ScopeId == holder.Id).Select(run.ElementOf).Where(e => e is not SubProcess { TriggeredByEvent: true }).Distinct()];
        waiting = [.. run.State.Tokens.Keys.Where(place => place.ScopeId == holder.Id).Select(place => place.FlowId)];
    }

    /// <param name="flows">Where each flow that holds a token goes.</param>
    public static IEnumerable<MigrationObstacle> Of(Execution run, Correspondence known, IReadOnlyDictionary<string, string> flows)
    {
        foreach (var holder in run.State.Instances.Values)
        {
            if (run.ScopeOf(holder) is not { } scope || known.ScopeOf(scope.Id) is not { } id || known.IsDrawnAlike(scope, known.To.Scope(id))) continue;
            foreach (var obstacle in new PlayedOn(run, known, flows, holder, scope, known.To.Scope(id)).Obstacles()) yield return obstacle;
        }
    }

    private List<MigrationObstacle> Obstacles()
    {
        var (hasJoins, isMany) = (to.Elements.Any(IsJoin), within.Count + waiting.Count > 1);
        if (!hasJoins && !isMany) return [];
        var game = Game(to);
        if (game.LeavesWaysOut) return [NotProven()];
        var search = StateSearch.Run(game, game.From(waiting.Select(flow => flows[flow]), within.Select(e => known.Of(e)!)), isMany, MostStates);
        var starved = search.Stuck.SelectMany(game.Occupied).Select(flow => to.Flows.FirstOrDefault(f => f.Id == flow)?.TargetId).OfType<string>().Distinct()
            .Select(known.To.Element).Where(IsJoin).Select(Starves);
        List<MigrationObstacle> found = [.. starved, .. Meeting(game, search).Select(Meet)];
        return found.Count == 0 && (search.IsIncomplete || (hasJoins && search.Crowded.Count > 0)) ? [NotProven()] : found;
    }

    private List<Element> Meeting(TokenGame game, StateSearch search)
    {
        if (search.Crowded.Count == 0) return [];
        var old = Game(from);
        var before = StateSearch.Run(old, old.From(waiting, within), everyOrder: true, MostStates);
        var met = Crowded(from, old, before).Select(id => known.Of(known.From.Element(id))?.Id).ToHashSet();
        return [.. Crowded(to, game, search).Where(id => !met.Contains(id)).Select(known.To.Element)];
    }

    private static IEnumerable<string> Crowded(FlowScope scope, TokenGame game, StateSearch search) => search.Crowded
        .Select(tokens => game.Crowded(tokens)!).Select(place => scope.Flows.FirstOrDefault(f => f.Id == place)?.SourceId ?? TokenGame.Of(place)).Distinct();

    private static TokenGame Game(FlowScope scope) => new(scope, _ => Outcome.Any, mayRemind: _ => false);

    private static bool IsJoin(Element element) => element is ParallelGateway or InclusiveGateway && element.Incoming.Count > 1;

    private static MigrationObstacle Starves(Element join) => new(
        "join-starves", join.Id,
        $"Expected {MigrationObstacle.Named(join)} to get every token it waits for, but from where the process stands now it could wait for ever: a way into it is behind the process already.");

    private static MigrationObstacle Meet(Element crowded) => new(
        "tokens-meet", crowded.Id,
        $"Expected {MigrationObstacle.Named(crowded)} to come once, but from where the process stands now two ways that the version it runs by keeps apart lead through it.");

    private MigrationObstacle NotProven() => new(
        "not-proven", to.Id,
        $"Expected every join of \"{to.Id}\" to be sound from where the process stands now, but that could not be proved within {MostStates} states.");
}
