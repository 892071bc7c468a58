using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification;

/// <summary>
/// The token game of each scope, played to the end: no join waits for a path that was not taken, no two paths run into one
/// without a join, every element gets its turn, and nothing is cut off that was still at work.
/// Each problem says the way that leads there.
/// </summary>
internal sealed class SoundnessRule : IDefinitionRule
{
    public bool FollowsFlows => true;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject) => subject.Scopes.SelectMany(scope => Check(subject, scope));

    private static List<DefinitionProblem> Check(CheckedProcess subject, FlowScope scope)
    {
        var (plainGame, game) = (new TokenGame(scope, withReminders: false), new TokenGame(scope, withReminders: true));
        var (plain, full) = (StateSearch.Run(plainGame, everyOrder: true), StateSearch.Run(game, everyOrder: false));
        var problems = Joins(subject, scope, game, full).Concat(Crowds(subject, scope, plainGame, plain)).ToList();
        if (full.IsIncomplete || plain.IsIncomplete)
            problems.Add(subject.ScopeWarning(scope, VerificationCodes.NotProven, $"Whether every join here is sound could not be proved within {StateSearch.MostStates} states: split the process into sub-processes."));
        else if (problems.Count == 0 && full.Crowded.Count == 0)
            problems.AddRange(Dead(subject, scope, full));
        problems.AddRange(plain.EndedTooEarly.Select(end => CutOff(subject, plainGame, plain, end.Key, end.Value)));
        return problems;
    }

    private static IEnumerable<DefinitionProblem> Joins(CheckedProcess subject, FlowScope scope, TokenGame game, StateSearch search) => search.Stuck
        .SelectMany(tokens => game.Occupied(tokens).Select(flow => (tokens, flow)))
        .Select(stuck => (stuck.tokens, join: scope.Flows.FirstOrDefault(f => f.Id == stuck.flow)?.TargetId))
        .Where(stuck => stuck.join is not null)
        .DistinctBy(stuck => stuck.join)
        .Select(stuck => subject.Error(subject.Process.Element(stuck.join!), VerificationCodes.UnsoundJoin, $"Expected a token on every flow into this join, but a path before it can be left out, and then it waits for ever: join with an exclusive gateway, or take every path. {By(search, stuck.tokens)}"));

    private static IEnumerable<DefinitionProblem> Crowds(CheckedProcess subject, FlowScope scope, TokenGame game, StateSearch search) => search.Crowded
        .Select(tokens => (tokens, flow: game.Crowded(tokens)))
        .Select(crowd => (crowd.tokens, source: scope.Flows.FirstOrDefault(f => f.Id == crowd.flow)?.SourceId))
        .Where(crowd => crowd.source is not null)
        .DistinctBy(crowd => crowd.source)
        .Select(crowd => subject.Error(subject.Process.Element(crowd.source!), VerificationCodes.UnsoundJoin, $"Expected one token at a time through here, but paths that run side by side lead into it, so what follows would run twice: join them with a parallel gateway first. {By(search, crowd.tokens)}"));

    private static IEnumerable<DefinitionProblem> Dead(CheckedProcess subject, FlowScope scope, StateSearch search)
    {
        var graph = new ScopeGraph(scope);
        var reached = graph.ReachableFrom(graph.Starts);
        return scope.Elements
            .Where(e => e is not (StartEvent or BoundaryEvent) && reached.Contains(e.Id) && !search.Moved.Contains(e.Id))
            .Select(e => subject.Error(e, VerificationCodes.DeadElement, "Expected some way of running the process to come through here, but none does: look at the join before it."));
    }

    private static DefinitionProblem CutOff(CheckedProcess subject, TokenGame game, StateSearch search, string element, byte[] tokens) =>
        subject.Warning(subject.Process.Element(element), VerificationCodes.ImproperEnd, $"This end cuts off what is still at work beside it ({string.Join(", ", game.Occupied(tokens).Select(p => p.Trim()))}): join first, if that is not meant. {By(search, tokens)}");

    private static string By(StateSearch search, byte[] tokens) => search.WayTo(tokens) is { Count: > 0 } way ? $"The way there: {string.Join(", ", way)}." : "It is so from the start.";
}
