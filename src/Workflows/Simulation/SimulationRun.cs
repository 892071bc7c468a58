using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using static Reviews.Workflows.Simulation.ScenarioStep;

namespace Reviews.Workflows.Simulation;

/// <summary>What a simulation told: one JSON object a line, the summary last, and whether every expectation was met.</summary>
public sealed record SimulationOutcome(IReadOnlyList<string> Lines, bool ExpectationsMet)
{
    /// <summary>How the process that was begun stood at the end.</summary>
    public required ProcessState State { get; init; }

    /// <summary>The same as the lines, as the engine gave it.</summary>
    internal IReadOnlyList<VirtualFact> Facts { get; init; } = [];
}

/// <summary>Plays a scenario on a definition. A step that is refused is told as <c>step-refused</c>, and the run goes on.</summary>
public sealed class SimulationRun
{
    private readonly ProcessDefinition definition;
    private readonly VirtualRun run;
    private readonly Trace trace = new();
    private bool expectationsMet = true;

    private SimulationRun(ProcessDefinition definition, WorkingDayCalendar calendar, Scenario scenario, Func<string, ProcessDefinition?> find)
    {
        this.definition = definition;
        run = new VirtualRun(definition, calendar, scenario.Held, scenario.Start, find);
    }

    /// <param name="find">The process with this id, or null: what the process may call. Null where it may call none.</param>
    public static SimulationOutcome Of(
        ProcessDefinition definition, WorkingDayCalendar calendar, Scenario scenario, Func<string, ProcessDefinition?>? find = null)
    {
        var simulation = new SimulationRun(definition, calendar, scenario, find ?? (_ => null));
        simulation.Tell(0, definition.Id, simulation.run.Begin(scenario.Variables, scenario.ClockStart, scenario.StartId));
        for (var step = 0; step < scenario.Steps.Count; step++)
            simulation.Tell(step + 1, Named(scenario.Steps[step]), simulation.Take(scenario.Steps[step]));
        simulation.trace.Summary(simulation.run);
        return new SimulationOutcome(simulation.trace.Lines, simulation.expectationsMet) { State = simulation.run.Main.State, Facts = simulation.run.Facts };
    }

    private Refusal? Take(ScenarioStep step) => step switch
    {
        Complete complete => CompleteTask(complete),
        AdvanceTo advance => run.AdvanceTo(advance.Until),
        AdvanceBy advance => run.AdvanceTo(run.Now + advance.Time),
        Job job => OnJob(job.Name, id => new JobDone(run.Now, id, job.Variables)),
        Fail fail => OnJob(fail.Name, id => new JobFailed(run.Now, id, fail.Reason)),
        Throw thrown => OnJob(thrown.JobName, id => new JobThrew(run.Now, id, thrown.Code, thrown.Variables)),
        Message message => run.Offer(new MessageArrived(run.Now, message.Name, message.Key, message.Variables), toAll: false),
        Signal signal => run.Offer(new SignalArrived(run.Now, signal.Name, signal.Variables), toAll: true),
        Add add => On(
            i => i.Loop is not null && i.ElementId == add.Element, id => new ItemGiven(run.Now, id, add.Item),
            new("loop-not-open", $"Expected a repetition of \"{add.Element}\" to be at work, but none is.")),
        Resolve resolve => On(
            i => i.Incident is not null && i.ElementId == resolve.Element, id => new IncidentSettled(run.Now, id, resolve.By, resolve.Variables),
            new("no-incident", $"Expected an incident at \"{resolve.Element}\", but there is none.")),
        Set set => run.Do(run.Main, new VariablesCorrected(run.Now, ProcessState.RootId, set.Variables)),
        Withdraw withdraw => run.Do(run.Main, new Withdrawn(run.Now, withdraw.Reason)),
        Anchor anchor => run.Do(run.Main, new AnchorMoved(run.Now, anchor.To)),
        Move move => run.Do(run.Main, new StepMoved(run.Now, move.Element, move.To)),
        Delay delay => run.Do(run.Main, new ClockPaused(run.Now, delay.From, delay.Through, delay.Reason)),
        Extend extend => run.Do(run.Main, new LimitExtended(run.Now, extend.From ?? run.LimitOn(run.Main) ?? extend.Target, extend.Target, extend.Reason)),
        Resume resume => run.Do(run.Main, new ClockRestarted(run.Now, resume.Number, resume.From)),
        Expect expect => Check(expect),
        _ => throw new ArgumentException($"Expected a step of a known kind, but got {step.GetType().Name}.", nameof(step)),
    };

    private Refusal? CompleteTask(Complete step)
    {
        var open = run.Processes.SelectMany(p => p.State.OpenTasks.Where(i => i.ElementId == step.Element).Select(i => (Process: p, Task: i))).ToList();
        var chosen = open.Find(o => step.Where.Entries.All(w => w.Value.Equals(Paths.Find(o.Process.State, o.Task.Id, w.Key))));
        if (chosen.Task is not null) return run.Do(chosen.Process, new TaskSubmitted(run.Now, chosen.Task.Id, step.Variables));
        return new Refusal("task-not-open", open.Count == 0
            ? $"Expected the task \"{step.Element}\" to be open, but it is not."
            : $"Expected an open task \"{step.Element}\" where {step.Where}, but none of the {open.Count} is.");
    }

    private Refusal? OnJob(string name, Func<long, Happening> happening) => On(
        i => i.Job is { } job && (job.JobType == name || i.ElementId == name), happening,
        new("job-not-open", $"Expected the job \"{name}\" to be open, but it is not."));

    private Refusal? On(Predicate<ElementInstance> which, Func<long, Happening> happening, Refusal missing)
    {
        foreach (var process in run.Processes)
        {
            if (process.State.Instances.Values.FirstOrDefault(i => which(i)) is { } instance) return run.Do(process, happening(instance.Id));
        }

        return missing;
    }

    private Refusal? Check(Expect expect)
    {
        var found = Situation.Of(run);
        if (found.Meets(expect)) return null;
        expectationsMet = false;
        Catch();
        trace.ExpectFailed(run, expect, found);
        return null;
    }

    private void Tell(int step, string? element, Refusal? refusal)
    {
        Catch();
        if (refusal is not null) trace.StepRefused(run.Now, step, element, refusal);
    }

    /// <summary>The trace catches up with what has happened.</summary>
    private void Catch() => trace.Tell(run.Facts);

    private static string? Named(ScenarioStep step) => step switch
    {
        Complete complete => complete.Element,
        Job job => job.Name,
        Fail fail => fail.Name,
        Resolve resolve => resolve.Element,
        Message message => message.Name,
        Signal signal => signal.Name,
        Throw thrown => thrown.JobName,
        Add add => add.Element,
        Move move => move.Element,
        _ => null,
    };
}
