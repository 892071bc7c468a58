using Reviews.Testing;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Tests.Deadlines;

namespace Reviews.Workflows.Tests.Properties;

/// <summary>
/// One process run at random until it is over or nothing can happen any more; what must always hold is checked at every step:
/// the facts, written and read back, replayed from the first; the ledger of its tokens; no join left waiting for nobody; no
/// incident but of a job that failed; and, where there is a reference game, that the process waits for what that waits for.
/// After so many steps it is wound down: what makes more work comes last, or never.
/// </summary>
/// <param name="name">Names the seeds in every failure.</param>
internal sealed class RandomRun(ProcessDefinition definition, uint seed, string name, Twin? twin = null, ReferenceGame? game = null)
{
    private const int StepsAtRandom = 100;
    private const int MostSteps = 3_000;
    private const int MostItems = 9;

    private static readonly HashSet<WaitKind> Work = [WaitKind.Task, WaitKind.Job, WaitKind.Incident, WaitKind.Call, WaitKind.Timer];

    private readonly Dice dice = new(seed);
    private readonly TokenLedger? ledger = twin is null ? new(definition, name) : null;
    private ProcessState replayed = ProcessState.NotStarted;
    private bool isMoved;
    private Instant now = Instant.FromUtc(2026, 11, 23, 9, 0);

    public ProcessState State { get; private set; } = ProcessState.NotStarted;

    /// <summary>Whether some scope waits for ever: for a token at a join though nothing is at work in it, or the whole process for anything at all.</summary>
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
            Steps.Should().BeLessThan(MostSteps, "{0} comes to an end when nothing is asked of it but its end", name);
            var offers = Offers();
            StandsStill = offers.All(offer => offer.Kind == WaitKind.Body) || WaitsForNobody();
            if (StandsStill) return this;
            Answer(offers, Choose(offers));
        }

        return this;
    }

    private bool WaitsForNobody() => State.Tokens.Keys.Select(place => place.ScopeId).Distinct()
        .Any(scope => !State.Instances.Values.Any(i => i.ScopeId == scope && i.Id != ProcessState.RootId && RunsBy.Element(i.ElementId) is not SubProcess { TriggeredByEvent: true }));

    private Offer Choose(List<Offer> offers)
    {
        if (IsWoundDown && offers.Exists(offer => Work.Contains(offer.Kind))) return offers.Where(offer => Work.Contains(offer.Kind)).MinBy(offer => (offer.Kind, offer.Id))!;
        if (IsWoundDown && offers.Exists(LeadsOn)) offers = offers.FindAll(LeadsOn);
        var kind = dice.Pick([.. offers.Select(offer => offer.Kind)]);
        if (kind == WaitKind.Body && (IsWoundDown || dice.Roll(6) > 0)) kind = offers.First(offer => offer.Kind != WaitKind.Body).Kind;
        return dice.Pick([.. offers.Where(offer => offer.Kind == kind)]);
    }

    /// <summary>Not what only makes more work beside the work.</summary>
    private bool LeadsOn(Offer offer) => offer.Kind != WaitKind.Body && RunsBy.Element(offer.Element) is not (BoundaryEvent { Interrupting: false } or StartEvent { Interrupting: false });

    /// <summary>What may happen now, by kind and as it came.</summary>
    private List<Offer> Offers() =>
    [
        .. State.OpenTasks.Select(task => new Offer(WaitKind.Task, task.ElementId, task.Id)),
        .. State.OpenJobs.Select(job => new Offer(WaitKind.Job, job.ElementId, job.Id)),
        .. State.Incidents.Select(incident => new Offer(WaitKind.Incident, incident.ElementId, incident.Id)),
        .. State.OpenCalls.Select(call => new Offer(WaitKind.Call, call.ElementId, call.Id)),
        .. State.Timers.Values.Select(timer => new Offer(WaitKind.Timer, timer.ElementId, timer.Id)),
        .. State.Subscriptions.Values.Select(s => new Offer(Enum.Parse<WaitKind>(s.Kind.ToString()), s.ElementId, s.Id)),
        .. State.Instances.Values.Where(i => i is { IsBody: true, Loop: { IsOver: false, Count: < MostItems } } && RunsBy.Element(i.ElementId) is Activity { MultiInstance: not null })
            .Select(body => new Offer(WaitKind.Body, body.ElementId, body.Id)),
    ];

    private void Answer(List<Offer> offers, Offer offer)
    {
        var same = game?.Waits.Where(w => w.Kind == offer.Kind && w.Element == offer.Element).ElementAt(offers.Where(o => o.Kind == offer.Kind && o.Element == offer.Element).OrderBy(o => o.Id).ToList().IndexOf(offer));
        var chosen = Chosen();
        switch (offer.Kind)
        {
            case WaitKind.Task:
                Do(new TaskSubmitted(now, offer.Id, Values(chosen)), () => game?.Come(same!, chosen));
                break;
            case WaitKind.Job when !IsWoundDown && dice.Roll(4) == 0:
                Do(new JobFailed(now, offer.Id, "no answer"), () => game?.Fail(same!));
                break;
            case WaitKind.Job when dice.Toss() && IsCaught(offer.Id, same):
                Do(new JobThrew(now, offer.Id, "failed", FeelContext.Empty), () => game?.Throw(same!));
                break;
            case WaitKind.Job:
                Do(new JobDone(now, offer.Id, Values(chosen)), () => game?.Come(same!, chosen));
                break;
            case WaitKind.Incident when !IsWoundDown && dice.Toss():
                Do(new IncidentSettled(now, offer.Id, Settlement.Retry, FeelContext.Empty), () => game?.Retry(same!));
                break;
            case WaitKind.Incident:
                Do(new IncidentSettled(now, offer.Id, Settlement.Continue, FeelContext.Empty), () => game?.Come(same!, []));
                break;
            case WaitKind.Call when dice.Toss() && IsCaught(offer.Id, same):
                Do(new CallThrew(now, offer.Id, "failed", FeelContext.Empty), () => game?.Throw(same!));
                break;
            case WaitKind.Call when !IsWoundDown && dice.Roll(4) == 0:
                Do(new CallEscalated(now, offer.Id, "late", FeelContext.Empty), () => game?.Escalate(same!));
                break;
            case WaitKind.Call:
                Do(new CallReturned(now, offer.Id, FeelContext.Empty), () => game?.Come(same!, []));
                break;
            case WaitKind.Timer:
                now = Instant.Max(now, State.Timers[offer.Id].DueAt);
                Do(new TimerDue(now, offer.Id), () => game?.Come(same!, []));
                break;
            case WaitKind.Signal:
                var signal = State.Subscriptions[offer.Id].Name;
                Do(new SignalArrived(now, signal, FeelContext.Empty), () => game?.Hear(signal));
                break;
            case WaitKind.Message:
                Do(new MessageArrived(now, State.Subscriptions[offer.Id].Name, null, FeelContext.Empty), () => game?.Come(game.Waits.First(w => w.Kind == WaitKind.Message && w.Element == offer.Element), []));
                break;
            case WaitKind.Condition:
                var corrected = IsWoundDown ? [.. chosen.Select(c => KeyValuePair.Create(c.Key, RandomProcess.AwaitedVariables.Contains(c.Key) && dice.Toss()))] : chosen;
                Do(new VariablesCorrected(now, ProcessState.RootId, Values(corrected)), () => game?.Correct(corrected));
                break;
            default:
                Do(new ItemGiven(now, offer.Id, new FeelNumber(9)), () => game?.Give(same!));
                break;
        }
    }

    /// <summary>Whether the drawing has something around the instance that catches an error thrown there.</summary>
    private bool IsCaught(long instanceId, Wait? same)
    {
        var (isCaught, from) = (false, (ElementInstance?)null);
        for (var at = State.Instances[instanceId]; !isCaught; at = State.Instances[at.ScopeId])
        {
            var scope = at.Id == ProcessState.RootId ? RunsBy.Body : at.IsBody ? null : (RunsBy.Element(at.ElementId) as SubProcess)?.Body;
            var comesFromBeside = from is not null && RunsBy.Element(from.ElementId) is SubProcess { TriggeredByEvent: true };
            isCaught = from is not null && !comesFromBeside && scope?.Elements.OfType<SubProcess>().Any(s => s.TriggeredByEvent && s.Body.Elements.Any(e => e is StartEvent { Trigger: ErrorTrigger })) == true;
            if (at.Id == ProcessState.RootId) break;
            isCaught |= at.LoopIndex is null && RunsBy.Elements.Any(e => e is BoundaryEvent { Trigger: ErrorTrigger } border && border.AttachedToId == at.ElementId);
            from = at;
        }

        if (game is not null) isCaught.Should().Be(game.Throws(same!), "the reference game says so of {0}", name);
        return isCaught;
    }

    private void Do(Happening happening, Action mirrored)
    {
        Steps++;
        Decide(happening);
        mirrored();
        if (game is not null) WaitsForTheSame(game);
        if (twin is null || State.Status != ProcessStatus.Active) return;
        Decide(twin.Other(RunsBy, now)).Where(f => f is not TaskChanged).Should().ContainSingle("what the versions call otherwise is the same all along (step {0} of {1})", Steps, name).Which.Should().BeOfType<DefinitionMigrated>();
        isMoved = !isMoved;
    }

    private IReadOnlyList<Fact> Decide(Happening happening)
    {
        var before = State;
        var decision = ProcessInterpreter.Decide(RunsBy, EnglandAndWales.Calendar, before, happening);
        var accepted = decision.Should().BeOfType<Decision.Accepted>("step {0} of {1} offers only what the state waits for", Steps, name).Subject;
        State = accepted.State;
        var (bytes, written) = (ProcessStateJson.Write(State), accepted.Facts.Select(FactJson.Write).ToList());
        replayed = written.Aggregate(replayed, (state, fact) => state.Apply(FactJson.Read(fact)));
        Must(ProcessStateJson.Write(replayed) == bytes, "every fact so far, written and read, replays to the same bytes");
        var again = (Decision.Accepted)ProcessInterpreter.Decide(RunsBy, EnglandAndWales.Calendar, ProcessStateJson.Read(ProcessStateJson.Write(before)), happening);
        Must(ProcessStateJson.Write(again.State) == bytes && again.Facts.Select(FactJson.Write).SequenceEqual(written), "the same question gives the same answer");
        ledger?.Enter(accepted.Facts, State);
        if (State.Incidents.Any(i => i.Incident!.Code != "job-failed")) State.Incidents.Select(i => i.Incident!.Message).Should().BeEmpty("of {0} at step {1}", name, Steps);
        Must((State.Instances.Count > 1 || State.Tokens.Count > 0) == (State.Status == ProcessStatus.Active), "a process is over exactly when nothing is left in it");
        Must(State.Status == ProcessStatus.Active || State.Timers.Count + State.Subscriptions.Count == 0, "nothing wakes a process that is over");
        return accepted.Facts;
    }

    private void Must(bool hold, string what)
    {
        if (!hold) Assert.Fail($"Expected at step {Steps} of {name} that {what}, but it was not so.");
    }

    private void WaitsForTheSame(ReferenceGame reference)
    {
        var status = !reference.IsOver ? ProcessStatus.Active : reference.IsTerminated ? ProcessStatus.Terminated : ProcessStatus.Completed;
        State.Status.Should().Be(status, "the reference game says so at step {0} of {1}", Steps, name);
        var (here, there) = (Offers().Select(o => (o.Kind, o.Element)).Order().ToList(), reference.Waits.Where(w => w.Kind != WaitKind.Body || w.At.Count < MostItems).Select(w => (w.Kind, w.Element)).Order().ToList());
        if (!here.SequenceEqual(there)) here.Should().Equal(there, "the reference game waits for it at step {0} of {1}", Steps, name);
    }

    private IReadOnlyList<KeyValuePair<string, bool>> Chosen() => [.. RandomProcess.Choices.Concat(RandomProcess.AwaitedVariables).Select(variable => KeyValuePair.Create(variable, !IsWoundDown && dice.Toss()))];

    private static FeelContext Values(IEnumerable<KeyValuePair<string, bool>> chosen) => new(chosen.Select(c => KeyValuePair.Create(c.Key, (FeelValue)new FeelBoolean(c.Value))));

    private sealed record Offer(WaitKind Kind, string Element, long Id);
}
