using System.Text.Json;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Simulation;

/// <summary>What a simulation is to play: when it starts, with what, and what happens step by step.</summary>
/// <param name="StartId">The start event that is woken; null for the plain one.</param>
/// <param name="Held">Job types, or ids of their elements, that wait for a step; any other job is done at once.</param>
public sealed record Scenario(
    Instant Start, ClockAnchor ClockStart, string? StartId, FeelContext Variables, IReadOnlySet<string> Held, IReadOnlyList<ScenarioStep> Steps)
{
    /// <summary>Reads the JSON of a scenario. Throws <see cref="FormatException"/> with one sentence a line for every fault at once.</summary>
    public static Scenario Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return ScenarioReader.Read(document.RootElement);
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"Expected a scenario as JSON, but it cannot be read: {JsonFault.Why(wrong)}", wrong);
        }
    }
}

/// <summary>One thing that happens in a scenario. The set is closed.</summary>
public abstract record ScenarioStep
{
    private ScenarioStep()
    {
    }

    /// <summary>A person completes a task; <paramref name="Where"/> picks among several by the values of variables, by path.</summary>
    public sealed record Complete(string Element, FeelContext Where, FeelContext Variables) : ScenarioStep;

    public sealed record AdvanceTo(Instant Until) : ScenarioStep;

    public sealed record AdvanceBy(Duration Time) : ScenarioStep;

    /// <summary>A held job is done.</summary>
    public sealed record Job(string Name, FeelContext Variables) : ScenarioStep;

    public sealed record Fail(string Name, string Reason) : ScenarioStep;

    public sealed record Resolve(string Element, Settlement By, FeelContext Variables) : ScenarioStep;

    public sealed record Anchor(ClockAnchor To) : ScenarioStep;

    /// <summary>A step is given another date by hand, London time.</summary>
    public sealed record Move(string Element, LocalDateTime To) : ScenarioStep;

    /// <summary>The clock stands still on these days.</summary>
    public sealed record Delay(LocalDate From, LocalDate Through, string Reason) : ScenarioStep;

    /// <summary>The limit goes to another day: as many days are left out, from <paramref name="From"/> on (null: on the limit's own date).</summary>
    public sealed record Extend(LocalDate? From, LocalDate Target, string Reason) : ScenarioStep;

    /// <summary>The clock that a delay stopped, the first being number 1, runs again from this date on.</summary>
    public sealed record Resume(int Number, LocalDate From) : ScenarioStep;

    /// <summary>What must hold now; a member that is null is not looked at.</summary>
    public sealed record Expect(
        IReadOnlyList<string>? Open, string? State, IReadOnlyList<string>? Incidents, IReadOnlyList<string>? Timers, FeelContext? Variables)
        : ScenarioStep;

    /// <summary>A message comes in from outside.</summary>
    public sealed record Message(string Name, string? Key, FeelContext Variables) : ScenarioStep;

    /// <summary>A signal is given outside.</summary>
    public sealed record Signal(string Name, FeelContext Variables) : ScenarioStep;

    /// <summary>A held job ends in an error that the definition knows by its code.</summary>
    public sealed record Throw(string Code, string JobName, FeelContext Variables) : ScenarioStep;

    /// <summary>A running multi-instance is given one item more.</summary>
    public sealed record Add(string Element, FeelValue Item) : ScenarioStep;

    /// <summary>Variables of the process are corrected.</summary>
    public sealed record Set(FeelContext Variables) : ScenarioStep;

    /// <summary>The process is withdrawn.</summary>
    public sealed record Withdraw(string Reason) : ScenarioStep;
}
