using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Tests.Deadlines;

namespace Reviews.Workflows.Tests.Properties;

/// <summary>One process run at random until it is over, stands still, or has had its steps; what must always hold is checked at every one.</summary>
internal sealed class RandomRun(ProcessDefinition definition, uint seed, Twin? twin = null)
{
    private const int MostSteps = 1_500;

    private readonly Dice dice = new(seed);
    private bool isMoved;
    private Instant now = Instant.FromUtc(2026, 11, 23, 9, 0);

    public ProcessState State { get; private set; } = ProcessState.NotStarted;

    /// <summary>Whether nothing more can happen although the process is not over.</summary>
    public bool StandsStill => State.Status == ProcessStatus.Active && Waits().Count == 0;

    private ProcessDefinition RunsBy => isMoved ? twin!.Definition : definition;

    public int Steps { get; private set; }

    public RandomRun Go()
    {
        Do(new ProcessBegun(now, Chosen(), null));
        while (State.Status == ProcessStatus.Active && Steps < MostSteps && Waits() is { Count: > 0 } waits)
            Do(dice.Pick(waits)());
        return this;
    }

    private List<Func<Happening>> Waits() =>
    [
        .. State.OpenTasks.Select(task => (Func<Happening>)(() => new TaskSubmitted(now, task.Id, Chosen()))),
        .. State.OpenJobs.Select(job => (Func<Happening>)(() => new JobDone(now, job.Id, Chosen()))),
        .. State.Timers.Values.Select(timer => (Func<Happening>)(() => new TimerDue(now = Instant.Max(now, timer.DueAt), timer.Id))),
        .. State.Subscriptions.Values.Where(s => s.Kind == SubscriptionKind.Signal).Take(1).Select(s => (Func<Happening>)(() => new SignalArrived(now, s.Name, Chosen()))),
        .. State.Incidents.Where(i => i.Incident!.Code != "too-many-steps").Select(i => (Func<Happening>)(() => new IncidentSettled(now, i.Id, Settlement.Continue, Chosen()))),
    ];

    private void Do(Happening happening)
    {
        Decide(happening);
        if (twin is null || State.Status != ProcessStatus.Active) return;
        Decide(twin.Other(RunsBy, now)).Where(f => f is not TaskChanged).Should().ContainSingle("what the versions call otherwise is the same all along (step {0} of seed {1})", Steps, seed).Which.Should().BeOfType<DefinitionMigrated>();
        isMoved = !isMoved;
    }

    private IReadOnlyList<Fact> Decide(Happening happening)
    {
        Steps++;
        var before = State;
        var decision = ProcessInterpreter.Decide(RunsBy, EnglandAndWales.Calendar, before, happening);
        var accepted = decision.Should().BeOfType<Decision.Accepted>("step {0} of seed {1} offers only what the state waits for", Steps, seed).Subject;
        State = accepted.State;
        var bytes = ProcessStateJson.Write(State);
        ProcessStateJson.Write(accepted.Facts.Aggregate(before, (state, fact) => state.Apply(fact))).Should().Be(bytes, "replay gives the same bytes");
        var reread = ProcessStateJson.Read(ProcessStateJson.Write(before));
        var again = (Decision.Accepted)ProcessInterpreter.Decide(RunsBy, EnglandAndWales.Calendar, reread, happening);
        ProcessStateJson.Write(again.State).Should().Be(bytes, "the same question gives the same answer");
        NothingIsLostOrMade();
        return accepted.Facts;
    }

    private void NothingIsLostOrMade()
    {
        var places = State.Instances.Values.Where(i => i.Id != ProcessState.RootId).Select(i => i.ScopeId).Concat(State.Tokens.Keys.Select(p => p.ScopeId))
            .Concat(State.Timers.Values.Select(t => t.InstanceId)).Concat(State.Subscriptions.Values.Select(s => s.InstanceId));
        places.All(State.Instances.ContainsKey).Should().BeTrue("nothing is left without what holds it (seed {0})", seed);
        State.Tokens.Values.All(tokens => tokens > 0).Should().BeTrue("a place without a token is forgotten (seed {0})", seed);
        var atWork = State.Instances.Count > 1 || State.Tokens.Count > 0;
        atWork.Should().Be(State.Status == ProcessStatus.Active, "a process is over exactly when nothing is left in it (seed {0})", seed);
        if (!atWork) (State.Timers.Count + State.Subscriptions.Count).Should().Be(0, "nothing wakes a process that is over");
    }

    private FeelContext Chosen() => new(RandomProcess.Choices.Select(name => KeyValuePair.Create(name, (FeelValue)new FeelBoolean(dice.Toss()))));
}
