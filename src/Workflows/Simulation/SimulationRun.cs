using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using static Reviews.Workflows.Simulation.ScenarioStep;

namespace Reviews.Workflows.Simulation;

/// <summary>What a simulation told: one JSON object a line, the summary last, and whether every expectation was met.</summary>
public sealed record SimulationOutcome(IReadOnlyList<string> Lines, bool ExpectationsMet);

/// <summary>Plays a scenario on a definition. A step that is refused is told as <c>step-refused</c>, and the run goes on.</summary>
public sealed class SimulationRun
{
    private readonly ProcessDefinition definition;
    private readonly VirtualProcess process;
    private readonly Trace trace;
    private bool expectationsMet = true;

    private SimulationRun(ProcessDefinition definition, WorkingDayCalendar calendar, Scenario scenario)
    {
        this.definition = definition;
        process = new VirtualProcess(definition, calendar, scenario.Held, scenario.Start);
        trace = new Trace(definition);
    }

    public static SimulationOutcome Of(ProcessDefinition definition, WorkingDayCalendar calendar, Scenario scenario)
    {
        var run = new SimulationRun(definition, calendar, scenario);
        run.Tell(0, definition.Id, run.process.Begin(scenario.Variables, scenario.ClockStart));
        for (var step = 0; step < scenario.Steps.Count; step++)
            run.Tell(step + 1, Named(scenario.Steps[step]), run.Take(scenario.Steps[step]));
        run.trace.Summary(run.process);
        return new SimulationOutcome(run.trace.Lines, run.expectationsMet);
    }

    private Refusal? Take(ScenarioStep step) => step switch
    {
        Complete complete => CompleteTask(complete),
        AdvanceTo advance => process.AdvanceTo(advance.Until),
        AdvanceBy advance => process.AdvanceTo(process.Now + advance.Time),
        Job job => OnJob(job.Name, id => new JobDone(process.Now, id, job.Variables)),
        Fail fail => OnJob(fail.Name, id => new JobFailed(process.Now, id, fail.Reason)),
        Resolve resolve => Settle(resolve),
        Anchor anchor => process.Do(new AnchorMoved(process.Now, anchor.To)),
        Expect expect => Check(expect),
        Unheard unheard => new Refusal(
            "nothing-waits", $"Expected \"{definition.Id}\" to wait for the {unheard.Verb} \"{unheard.Name}\", but nothing in it does."),
        _ => throw new ArgumentException($"Expected a step of a known kind, but got {step.GetType().Name}.", nameof(step)),
    };

    private Refusal? CompleteTask(Complete step)
    {
        var open = process.State.OpenTasks.Where(i => i.ElementId == step.Element).ToList();
        var chosen = open.Find(i => step.Where.Entries.All(w => w.Value.Equals(Paths.Find(process.State, i.Id, w.Key))));
        if (chosen is not null) return process.Do(new TaskSubmitted(process.Now, chosen.Id, step.Variables));
        return new Refusal("task-not-open", open.Count == 0
            ? $"Expected the task \"{step.Element}\" to be open, but it is not."
            : $"Expected an open task \"{step.Element}\" where {step.Where}, but none of the {open.Count} is.");
    }

    private Refusal? OnJob(string name, Func<long, Happening> happening) =>
        process.State.OpenJobs.FirstOrDefault(i => i.Job!.JobType == name || i.ElementId == name) is { } job
            ? process.Do(happening(job.Id))
            : new Refusal("job-not-open", $"Expected the job \"{name}\" to be open, but it is not.");

    private Refusal? Settle(Resolve step) =>
        process.State.Incidents.FirstOrDefault(i => i.ElementId == step.Element) is { } instance
            ? process.Do(new IncidentSettled(process.Now, instance.Id, step.By, step.Variables))
            : new Refusal("no-incident", $"Expected an incident at \"{step.Element}\", but there is none.");

    private Refusal? Check(Expect expect)
    {
        var found = Situation.Of(process);
        if (found.Meets(expect)) return null;
        expectationsMet = false;
        Catch();
        trace.ExpectFailed(process, expect, found);
        return null;
    }

    private void Tell(int step, string? element, Refusal? refusal)
    {
        Catch();
        if (refusal is not null) trace.StepRefused(process.Now, step, element, refusal);
    }

    /// <summary>The trace catches up with what has happened.</summary>
    private void Catch() => trace.Tell(process.Facts);

    private static string? Named(ScenarioStep step) => step switch
    {
        Complete complete => complete.Element,
        Job job => job.Name,
        Fail fail => fail.Name,
        Resolve resolve => resolve.Element,
        Unheard unheard => unheard.Name,
        _ => null,
    };
}
