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
        var plain = found.With(new TokenGame(scope, outcomes.Of, mayRemind: _ => false));
        var reminders = Reminders.ThatRunIn(scope).Select(r => found.With(new TokenGame(scope, outcomes.Of, mayRemind: b => b == r))).ToList();
        var problems = found.Joins().Concat(plain.Crowds()).Concat(reminders.SelectMany(r => r.Crowds().Where(p => !Reminders.LeadsToAnEndAlone(scope, p.Element)))).DistinctBy(p => p.Element).ToList();
        if (found.IsIncomplete || plain.IsIncomplete || reminders.Exists(r => r.IsIncomplete))
            problems.Add(subject.ScopeWarning(scope, VerificationCodes.NotProven, $"Whether every join here is sound could not be proved within {StateSearch.MostStates} states: split the process into sub-processes."));
        else if (problems.Count == 0)
            problems.AddRange(found.RoundForEver().Concat(full.Crowded.Count == 0 ? found.Dead() : []));
        problems.AddRange(new DeadEvents(subject, scope, outcomes).Problems());
        problems.AddRange(plain.CutOffs().Concat(reminders.SelectMany(r => r.CutOffs())).Concat(found.CutsOffHandlers()).DistinctBy(p => p.Element));
        return problems;
    }

    /// <summary>An error nobody catches stops the process. One that another process calls leaves it to its caller.</summary>
    private static IEnumerable<DefinitionProblem> NotCaught(CheckedProcess subject, Outcomes outcomes)
    {
        var process = subject.Process;
        if (subject.Set.Processes.SelectMany(p => p.Elements).OfType<CallActivity>().Any(call => call.ProcessId.AsLiteral is not Expressions.FeelText id || id.Value == process.Id)) return [];
        return outcomes.Of(process.Body).Errors.ByCode.Where(thrown => process.Find(thrown.Value.Id) == thrown.Value)
            .Select(thrown => subject.Warning(thrown.Value, VerificationCodes.UncaughtError, $"Expected something around this to catch the error {thrown.Key}, but nothing does, and the process stops here until somebody mends it: add an error event on the border of what holds it. The way there: {string.Join(", ", outcomes.WayTo(thrown.Value))}."));
    }
}
