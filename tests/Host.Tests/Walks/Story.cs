using System.Text.Json;
using Reviews.Testing;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Simulation;

namespace Reviews.Host.Tests.Walks;

/// <summary>A scenario of Southend as its file tells it, and what the simulation of that file says on the way.</summary>
internal sealed class Story
{
    private readonly Scenario scenario;
    private readonly JsonElement whole;

    private Story(string name, string text)
    {
        (Name, scenario, whole) = (name, Scenario.Read(text), JsonSerializer.Deserialize<JsonElement>(text));
        Steps = [.. whole.GetProperty("steps").EnumerateArray()];
    }

    public string Name { get; }

    /// <summary>The process it is a story of.</summary>
    public string ProcessId => SouthendStories.ProcessOf(Name);

    /// <summary>London time.</summary>
    public LocalDateTime Start => LondonTime.ToLocal(scenario.Start);

    public LocalDate ClockStart => scenario.ClockStart.Date;

    /// <summary>The steps as they are written, which tells more than a simulation reads: by whom.</summary>
    public IReadOnlyList<JsonElement> Steps { get; }

    /// <summary>The ids of the agencies in it.</summary>
    public IReadOnlyList<string> Agencies => Variable("agencies") is { } agencies ? [.. agencies.EnumerateArray().Select(agency => agency.GetProperty("id").GetString()!)] : [];

    public static Story Read(string name) => new(name, SouthendStories.Text(name));

    /// <summary>What the process has from the start; null where it has none of that name.</summary>
    public JsonElement? Variable(string name) => whole.GetProperty("variables").TryGetProperty(name, out var value) ? value : null;

    /// <summary>How the simulation of the same file stands when that many steps are played.</summary>
    public Simulated After(int steps, ProcessDefinition definition, WorkingDayCalendar calendar)
    {
        var state = SimulationRun.Of(definition, calendar, scenario with { Steps = [.. scenario.Steps.Take(steps)] }).State;
        return new Simulated(state.Status, [.. state.OpenTasks.Select(task => new OpenStep(task.ElementId, SubjectOf(state.Visible(task.Id)), task.Task!.Due))]);
    }

    private static string? SubjectOf(FeelContext visible) => new[] { "item", "agency", "partner", "group" }
        .Select(name => ((visible.Find(name) as FeelContext)?.Find("id") as FeelText)?.Value).FirstOrDefault(id => id is not null);
}

/// <summary>Where a process stands: whether it has ended, and the steps that are open.</summary>
internal sealed record Simulated(ProcessStatus Status, IReadOnlyList<OpenStep> Open);

/// <param name="Subject">The agency or partner it is about; null for one about the review as a whole.</param>
/// <param name="Due">London time.</param>
internal sealed record OpenStep(string Element, string? Subject, LocalDateTime? Due);
