using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification.Soundness;

/// <summary>What one game of a scope shows, in words, each with the way that leads there.</summary>
internal sealed class ScopeFindings(CheckedProcess subject, FlowScope scope, TokenGame game, StateSearch search)
{
    public bool IsIncomplete => search.IsIncomplete;

    /// <summary>Another game of the same scope, with every order played.</summary>
    public ScopeFindings With(TokenGame other, StateBudget budget) => new(subject, scope, other, StateSearch.Run(other, everyOrder: true, budget));

    /// <summary>The game of one token that begins beside the work, on these flows.</summary>
    public ScopeFindings Beside(TokenGame other, IEnumerable<string> flows, StateBudget budget) => new(subject, scope, other, StateSearch.Run(other, other.From(flows, []), everyOrder: true, budget));

    public IEnumerable<DefinitionProblem> Joins() => search.Stuck
        .SelectMany(tokens => game.Occupied(tokens).Select(flow => (tokens, flow)))
        .Select(stuck => (stuck.tokens, join: scope.Flows.FirstOrDefault(f => f.Id == stuck.flow)?.TargetId))
        .Where(stuck => stuck.join is not null)
        .DistinctBy(stuck => stuck.join)
        .Select(stuck => subject.Error(subject.Process.Element(stuck.join!), VerificationCodes.UnsoundJoin, $"Expected a token on every flow into this join, but a path before it can be left out, and then it waits for ever: join with an exclusive gateway, or take every path. {Way(search.WayTo(stuck.tokens))}"));

    public IEnumerable<DefinitionProblem> Crowds() => search.Crowded
        .Select(tokens => (tokens, flow: game.Crowded(tokens)))
        .Select(crowd => (crowd.tokens, source: scope.Flows.FirstOrDefault(f => f.Id == crowd.flow)?.SourceId))
        .Where(crowd => crowd.source is not null)
        .DistinctBy(crowd => crowd.source)
        .Select(crowd => subject.Error(subject.Process.Element(crowd.source!), VerificationCodes.UnsoundJoin, $"Expected one token at a time through here, but paths that run side by side lead into it, so what follows would run twice: join them with a parallel gateway first. {Way(search.WayTo(crowd.tokens))}"));

    /// <summary>Where the work goes on and on and no end can come of it, though flows lead to one (where none do, <see cref="DeadEndRule"/> says so).</summary>
    public IEnumerable<DefinitionProblem> RoundForEver()
    {
        var graph = new ScopeGraph(scope);
        if (graph.ReachableFrom(graph.Starts).IsSubsetOf(graph.LeadingTo(graph.Elements.OfType<EndEvent>())) && search.WayToGoRoundForEver() is { Count: > 0 } way && subject.Process.Find(way[^1]) is { } last)
            yield return subject.Error(last, VerificationCodes.Livelock, $"Expected the process to come to an end from here by some way, but it goes round for ever: look at what the flows to the end wait for. {Way(way)}");
    }

    /// <summary>The first of what never gets its turn; what follows from it alone is not said again.</summary>
    public IEnumerable<DefinitionProblem> Dead()
    {
        var graph = new ScopeGraph(scope);
        var reached = graph.ReachableFrom(graph.Starts);
        var before = graph.Elements.SelectMany(e => graph.Next(e).Select(next => (e, next.Id))).ToLookup(pair => pair.Id, pair => pair.e);
        return scope.Elements.Where(e => e is not (StartEvent or BoundaryEvent) && reached.Contains(e.Id) && !search.HasMoved(e.Id))
            .Select(e => (dead: e, near: before[e.Id].FirstOrDefault(n => search.HasMoved(n.Id) || n is StartEvent)))
            .Where(pair => pair.near is not null)
            .Select(pair => subject.Error(pair.dead, VerificationCodes.DeadElement, $"Expected some way of running the process to come through here, but none does: look at how {pair.near!.Id} ends. {Way(pair.near is StartEvent ? [pair.near.Id] : search.WayThrough(pair.near.Id))}"));
    }

    public IEnumerable<DefinitionProblem> CutOffs() => search.EndedTooEarly.Select(end =>
        CutOff(end.Key, game.AtWork(end.Value).Where(at => at != end.Key), search.WayTo(end.Value)));

    /// <summary>A terminate end also cuts off what event sub-processes beside it are still at.</summary>
    public IEnumerable<DefinitionProblem> CutsOffHandlers()
    {
        var atWork = scope.Elements.OfType<SubProcess>()
            .Where(s => s.TriggeredByEvent && Waiting.Waits(s) && s.Body.Elements.OfType<StartEvent>().Any(start => !start.Interrupting)).Select(s => s.Id).ToList();
        return scope.Elements.Where(e => atWork.Count > 0 && e is EndEvent { Trigger: TerminateTrigger } && search.HasMoved(e.Id))
            .Select(end => CutOff(end.Id, atWork, search.WayThrough(end.Id)));
    }

    private DefinitionProblem CutOff(string end, IEnumerable<string> atWork, IReadOnlyList<string> way) =>
        subject.Warning(subject.Process.Element(end), VerificationCodes.ImproperEnd, $"This end cuts off what is still at work beside it ({string.Join(", ", atWork.Distinct())}): join first, if that is not meant. {Way(way)}");

    private static string Way(IReadOnlyList<string> way) => way.Count > 0 ? $"The way there: {string.Join(", ", way)}." : "It is so from the start.";
}
