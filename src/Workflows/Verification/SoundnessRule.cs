using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification;

/// <summary>
/// The token game of each scope, played to the end: no join waits for a path that was not taken, no two paths run into one
/// without a join, and every element gets its turn.
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
        return problems;
    }

    private static IEnumerable<DefinitionProblem> Joins(CheckedProcess subject, FlowScope scope, TokenGame game, StateSearch search) => search.Stuck
        .SelectMany(game.Occupied)
        .Distinct()
        .Select(flow => scope.Flows.FirstOrDefault(f => f.Id == flow)?.TargetId)
        .OfType<string>()
        .Distinct()
        .Select(id => subject.Error(subject.Process.Element(id), VerificationCodes.UnsoundJoin, "Expected a token on every flow into this join, but a path before it can be left out, and then it waits for ever: join with an exclusive gateway, or take every path."));

    private static IEnumerable<DefinitionProblem> Crowds(CheckedProcess subject, FlowScope scope, TokenGame game, StateSearch search) => search.Crowded
        .Select(game.Crowded)
        .Distinct()
        .Select(flow => scope.Flows.FirstOrDefault(f => f.Id == flow)?.SourceId)
        .OfType<string>()
        .Distinct()
        .Select(id => subject.Error(subject.Process.Element(id), VerificationCodes.UnsoundJoin, "Expected one token at a time through here, but paths that run side by side lead into it, so what follows would run twice: join them with a parallel gateway first."));

    private static IEnumerable<DefinitionProblem> Dead(CheckedProcess subject, FlowScope scope, StateSearch search)
    {
        var graph = new ScopeGraph(scope);
        var reached = graph.ReachableFrom(graph.Starts);
        return scope.Elements
            .Where(e => e is not (StartEvent or BoundaryEvent) && reached.Contains(e.Id) && !search.Moved.Contains(e.Id))
            .Select(e => subject.Error(e, VerificationCodes.DeadElement, "Expected some way of running the process to come through here, but none does: look at the join before it."));
    }
}
