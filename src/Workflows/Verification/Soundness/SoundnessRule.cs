using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification.Soundness;

/// <summary>
/// The token game of each scope, played to the end: no join waits for a path that was not taken, no two paths run into one
/// without a join, no part goes round for ever, every element gets its turn, and nothing is cut off that was still at work.
/// Each problem says the way that leads there. <see cref="Outcomes"/> says why scopes can be played one by one.
/// </summary>
internal sealed class SoundnessRule : IDefinitionRule
{
    public bool FollowsFlows => true;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject)
    {
        var outcomes = new Outcomes(subject);
        return subject.Scopes.SelectMany(scope => Check(subject, scope, outcomes)).Concat(NotCaught(subject, outcomes));
    }

    private static List<DefinitionProblem> Check(CheckedProcess subject, FlowScope scope, Outcomes outcomes)
    {
        var (game, full) = outcomes.Played(scope);
        var found = new ScopeFindings(subject, scope, game, full);
        var plain = found.With(new TokenGame(scope, outcomes.Of, mayRemind: _ => false), outcomes.Budget);
        var (crowds, cutOffs, isIncomplete) = (plain.Crowds().ToList(), plain.CutOffs().ToList(), found.IsIncomplete || plain.IsIncomplete);

        // One game after another: what a game has seen is let go with it.
        foreach (var reminder in Reminders.ThatRunIn(scope))
        {
            var reminded = found.With(new TokenGame(scope, outcomes.Of, mayRemind: b => b == reminder), outcomes.Budget);
            crowds.AddRange(reminded.Crowds().Where(p => Reminders.CrowdTheWork(scope, p.Element)));
            cutOffs.AddRange(reminded.CutOffs());
            isIncomplete |= reminded.IsIncomplete;
        }

        // What one wake of a reminder does on its own path is as much its own game as the work's is.
        var joins = found.Joins().ToList();
        foreach (var reminder in Reminders.Of(scope))
        {
            var own = found.Beside(new TokenGame(scope, outcomes.Of, mayRemind: _ => false), reminder.Outgoing, outcomes.Budget);
            crowds.AddRange(own.Crowds().Where(p => Reminders.CrowdThemselves(scope, p.Element)));
            joins.AddRange(own.Joins().Where(p => Reminders.IsBesideTheWork(scope, p.Element)));
            isIncomplete |= own.IsIncomplete;
        }

        var problems = joins.Concat(crowds).DistinctBy(p => p.Element).ToList();
        if (isIncomplete)
            problems.Add(subject.ScopeWarning(scope, VerificationCodes.NotProven, $"Whether every join here is sound could not be proved within {StateBudget.OfADefinition} states of the process: split it into processes that call one another."));
        else if (problems.Count == 0)
            problems.AddRange(found.RoundForEver().Concat(full.Crowded.Count == 0 ? found.Dead() : []));
        problems.AddRange(new DeadEvents(subject, scope, outcomes).Problems());
        problems.AddRange(cutOffs.Concat(found.CutsOffHandlers()).DistinctBy(p => p.Element));
        return problems;
    }

    /// <summary>An error nobody catches stops the process. One that another process calls leaves it to its caller, and it is said of the call there.</summary>
    private static IEnumerable<DefinitionProblem> NotCaught(CheckedProcess subject, Outcomes outcomes)
    {
        var process = subject.Process;
        var calls = subject.Set.Processes.SelectMany(p => p.Elements.OfType<CallActivity>().Select(call => (Caller: p, Call: call))).ToList();
        if (calls.Exists(c => c.Call.ProcessId.AsLiteral is Expressions.FeelText id && id.Value == process.Id)) return [];
        return outcomes.Of(process.Body).Errors.ByCode
            .Where(thrown => process.Find(thrown.Value.Id) == thrown.Value)
            .Where(thrown => !calls.Exists(c => c.Call.ProcessId.AsLiteral is not Expressions.FeelText && c.Caller.Id != process.Id && Catches(c.Caller, c.Call, thrown.Key)))
            .Select(thrown => subject.Warning(thrown.Value, VerificationCodes.UncaughtError, $"Expected something around this to catch the error {thrown.Key}, but nothing does, and the process stops here until somebody mends it: add an error event on the border of what holds it. The way there: {string.Join(", ", outcomes.WayTo(thrown.Value))}."));
    }

    /// <summary>Whether an error that comes out of an element is caught in its process, on a border or by an event sub-process beside it.</summary>
    private static bool Catches(ProcessDefinition process, Element element, string code)
    {
        for (var at = element; at is not null; at = process.Find(at.ScopeId))
        {
            var border = at is Activity activity ? activity.BoundaryEvents.Select(process.Element).OfType<FlowEvent>() : [];
            if (border.Concat(Engine.EventSubProcesses.Starts(process.Scope(at.ScopeId))).Any(e => e.Trigger is ErrorTrigger error && (error.Code ?? code) == code)) return true;
        }

        return false;
    }
}
