using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Tests.Deadlines;

namespace Reviews.Workflows.Tests.Properties;

/// <summary>
/// One process run at random until it is over or nothing can happen any more; what must always hold is checked at every step:
/// replay, the ledger of its tokens, no incident but of a job that failed and, where there is a reference game, that the process
/// waits for what that waits for. After so many steps it is wound down: what makes more work comes last.
/// </summary>
internal sealed class RandomRun(ProcessDefinition definition, uint seed, Twin? twin = null, ReferenceGame? game = null)
{
    private const int StepsAtRandom = 100;
    private const int MostSteps = 3_000;
    private const int MostItems = 9;

    private readonly Dice dice = new(seed);
    private readonly TokenLedger? ledger = twin is null ? new(definition, seed) : null;
    private bool isMoved;
    private Instant now = Instant.FromUtc(2026, 11, 23, 9, 0);

    public ProcessState State { get; private set; } = ProcessState.NotStarted;

    /// <summary>Whether nothing more can happen although the process is not over.</summary>
    public bool StandsStill { get; private set; }

    public int Steps { get; private set; }

    private ProcessDefinition RunsBy => isMoved ? twin!.Definition : definition;

    private bool IsWoundDown => Steps > StepsAtRandom;

    public RandomRun Go()
    {
        var chosen = Chosen();
        Do(new ProcessBegun(now, Values(chosen), null), () => game?.Begin(chosen));
        while (State.Status == ProcessStatus.Active)
        {
            Steps.Should().BeLessThan(MostSteps, "seed {0} comes to an end when nothing is asked of it but its end", seed);
            var waits = Waits();
            StandsStill = waits.All(wait => wait.Kind == WaitKind.Body);
            if (StandsStill) return this;
            Answer(waits, Choose(waits));
        }

        return this;
    }

    private Awaited Choose(List<Awaited> waits)
    {
        if (IsWoundDown && waits.Exists(wait => wait.Kind <= WaitKind.Timer)) return waits.MinBy(wait => (wait.Kind, wait.Id))!;
        if (IsWoundDown && waits.Exists(LeadsOn)) waits = waits.FindAll(LeadsOn);
        var kind = dice.Pick([.. waits.Select(wait => wait.Kind)]);
        if (kind == WaitKind.Body && (IsWoundDown || dice.Roll(6) > 0 || waits.TrueForAll(wait => wait.Kind == WaitKind.Body))) kind = waits.First(wait => wait.Kind != WaitKind.Body).Kind;
        return dice.Pick([.. waits.Where(wait => wait.Kind == kind)]);
    }

    /// <summary>Not what only makes more work beside the work.</summary>
    private bool LeadsOn(Awaited wait) => wait.Kind != WaitKind.Body && RunsBy.Element(wait.Element) is not (BoundaryEvent { Interrupting: false } or StartEvent { Interrupting: false });

    private List<Awaited> Waits() =>
    [
        .. State.OpenTasks.Select(task => new Awaited(WaitKind.Task, task.ElementId, task.Id)),
        .. State.OpenJobs.Select(job => new Awaited(WaitKind.Job, job.ElementId, job.Id)),
        .. State.Incidents.Select(incident => new Awaited(WaitKind.Incident, incident.ElementId, incident.Id)),
        .. State.OpenCalls.Select(call => new Awaited(WaitKind.Call, call.ElementId, call.Id)),
        .. State.Timers.Values.Select(timer => new Awaited(WaitKind.Timer, timer.ElementId, timer.Id)),
        .. State.Subscriptions.Values.Select(s => new Awaited(Enum.Parse<WaitKind>(s.Kind.ToString()), s.ElementId, s.Id)),
        .. State.Instances.Values.Where(i => i is { IsBody: true, Loop: { IsOver: false, Count: < MostItems } } && RunsBy.Element(i.ElementId) is Activity { MultiInstance: not null })
            .Select(body => new Awaited(WaitKind.Body, body.ElementId, body.Id)),
    ];

    private void Answer(List<Awaited> waits, Awaited wait)
    {
        var same = game?.Waits.Where(w => w.Kind == wait.Kind && w.Element == wait.Element).ElementAt(waits.Where(w => w.Kind == wait.Kind && w.Element == wait.Element).OrderBy(w => w.Id).ToList().IndexOf(wait));
        var chosen = Chosen();
        switch (wait.Kind)
        {
            case WaitKind.Task:
                Do(new TaskSubmitted(now, wait.Id, Values(chosen)), () => game?.Come(same!, chosen));
                break;
            case WaitKind.Job when !IsWoundDown && dice.Roll(4) == 0:
                var isLast = State.Instances[wait.Id].Job!.RetriesLeft == 1;
                Do(new JobFailed(now, wait.Id, "no answer"), () => Fail(isLast, same));
                break;
            case WaitKind.Job when game?.Throws(same!) == true && dice.Toss():
                Do(new JobThrew(now, wait.Id, "failed", FeelContext.Empty), () => game.Throw(same!));
                break;
            case WaitKind.Job:
                Do(new JobDone(now, wait.Id, Values(chosen)), () => game?.Come(same!, chosen));
                break;
            case WaitKind.Incident when !IsWoundDown && dice.Toss():
                Do(new IncidentSettled(now, wait.Id, Settlement.Retry, FeelContext.Empty), () => game?.Becomes(same!, WaitKind.Job));
                break;
            case WaitKind.Incident:
                Do(new IncidentSettled(now, wait.Id, Settlement.Continue, FeelContext.Empty), () => game?.Come(same!, []));
                break;
            case WaitKind.Call when game?.Throws(same!) == true && dice.Toss():
                Do(new CallThrew(now, wait.Id, "failed", FeelContext.Empty), () => game.Throw(same!));
                break;
            case WaitKind.Call when !IsWoundDown && dice.Roll(4) == 0:
                Do(new CallEscalated(now, wait.Id, "late", FeelContext.Empty), () => game?.Escalate(same!));
                break;
            case WaitKind.Call:
                Do(new CallReturned(now, wait.Id, FeelContext.Empty), () => game?.Come(same!, []));
                break;
            case WaitKind.Timer:
                now = Instant.Max(now, State.Timers[wait.Id].DueAt);
                Do(new TimerDue(now, wait.Id), () => game?.Come(same!, []));
                break;
            case WaitKind.Signal:
                Do(new SignalArrived(now, "news", FeelContext.Empty), () => game?.Hear());
                break;
            case WaitKind.Message:
                Do(new MessageArrived(now, State.Subscriptions[wait.Id].Name, null, FeelContext.Empty), () => game?.Come(game.Waits.First(w => w.Kind == WaitKind.Message && w.Element == wait.Element), []));
                break;
            case WaitKind.Condition:
                var corrected = IsWoundDown ? [.. chosen.Select(c => KeyValuePair.Create(c.Key, RandomProcess.Awaited.Contains(c.Key) && dice.Toss()))] : chosen;
                Do(new VariablesCorrected(now, ProcessState.RootId, Values(corrected)), () => game?.Correct(corrected));
                break;
            default:
                Do(new ItemGiven(now, wait.Id, new FeelNumber(9)), () => game?.Give(same!));
                break;
        }
    }

    private void Fail(bool isLast, Wait? wait)
    {
        if (isLast) game?.Becomes(wait!, WaitKind.Incident);
    }

    private void Do(Happening happening, Action mirrored)
    {
        Steps++;
        Decide(happening);
        mirrored();
        if (game is not null) WaitsForTheSame(game);
        if (twin is null || State.Status != ProcessStatus.Active) return;
        Decide(twin.Other(RunsBy, now)).Where(f => f is not TaskChanged).Should().ContainSingle("what the versions call otherwise is the same all along (step {0} of seed {1})", Steps, seed).Which.Should().BeOfType<DefinitionMigrated>();
        isMoved = !isMoved;
    }

    private IReadOnlyList<Fact> Decide(Happening happening)
    {
        var before = State;
        var decision = ProcessInterpreter.Decide(RunsBy, EnglandAndWales.Calendar, before, happening);
        var accepted = decision.Should().BeOfType<Decision.Accepted>("step {0} of seed {1} offers only what the state waits for", Steps, seed).Subject;
        State = accepted.State;
        var bytes = ProcessStateJson.Write(State);
        ProcessStateJson.Write(accepted.Facts.Aggregate(before, (state, fact) => state.Apply(fact))).Should().Be(bytes, "replay gives the same bytes");
        var reread = ProcessStateJson.Read(ProcessStateJson.Write(before));
        var again = (Decision.Accepted)ProcessInterpreter.Decide(RunsBy, EnglandAndWales.Calendar, reread, happening);
        ProcessStateJson.Write(again.State).Should().Be(bytes, "the same question gives the same answer");
        ledger?.Enter(accepted.Facts, State);
        if (State.Incidents.Any(i => i.Incident!.Code != "job-failed")) State.Incidents.Select(i => i.Incident!.Message).Should().BeEmpty("of seed {0} at step {1}", seed, Steps);
        IsOverWhenNothingIsLeft();
        return accepted.Facts;
    }

    private void IsOverWhenNothingIsLeft()
    {
        var atWork = State.Instances.Count > 1 || State.Tokens.Count > 0;
        atWork.Should().Be(State.Status == ProcessStatus.Active, "a process is over exactly when nothing is left in it (seed {0})", seed);
        if (!atWork) (State.Timers.Count + State.Subscriptions.Count).Should().Be(0, "nothing wakes a process that is over");
    }

    private void WaitsForTheSame(ReferenceGame reference)
    {
        var status = !reference.IsOver ? ProcessStatus.Active : reference.IsTerminated ? ProcessStatus.Terminated : ProcessStatus.Completed;
        State.Status.Should().Be(status, "the reference game says so at step {0} of seed {1}", Steps, seed);
        var (here, there) = (Waits().Select(w => (w.Kind, w.Element)).Order().ToList(), reference.Waits.Where(w => w.Kind != WaitKind.Body || w.At.Count < MostItems).Select(w => (w.Kind, w.Element)).Order().ToList());
        if (!here.SequenceEqual(there)) here.Should().Equal(there, "the reference game waits for it at step {0} of seed {1}", Steps, seed);
    }

    private IReadOnlyList<KeyValuePair<string, bool>> Chosen() => [.. RandomProcess.Choices.Concat(RandomProcess.Awaited).Select(name => KeyValuePair.Create(name, !IsWoundDown && dice.Toss()))];

    private static FeelContext Values(IEnumerable<KeyValuePair<string, bool>> chosen) => new(chosen.Select(c => KeyValuePair.Create(c.Key, (FeelValue)new FeelBoolean(c.Value))));

    private sealed record Awaited(WaitKind Kind, string Element, long Id);
}
