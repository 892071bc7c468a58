using System.Text.Json;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Simulation;
using Reviews.Workflows.Tests.Deadlines;

namespace Reviews.Workflows.Tests.Constructs;

/// <summary>
/// One small drawn process for each construct and each way constructs meet, read from its file and played by the simulator.
/// Beside each <c>.bpmn</c> stands a <c>.json</c>: what it shows, the scenario, and what must come of it.
/// </summary>
public sealed class ConstructTests
{
    /// <summary>Events that say where a token is on its way and what is kept, not what happens: left out of the traces told.</summary>
    private static readonly HashSet<string> Inward =
    [
        "process-started", "element-entered", "flow-taken", "variable-set", "variables-changed", "loop-started", "tokens-dropped",
        "timer-armed", "timer-disarmed", "subscription-opened", "subscription-closed", "deadline-set", "task-completed",
        "job-completed", "condition-lapsed", "summary",
    ];

    public static TheoryData<string> Played => [.. Stories().Where(story => !story.Contains("/refused/", StringComparison.Ordinal))];

    public static TheoryData<string> Refused => [.. Stories().Where(story => story.Contains("/refused/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Played))]
    public void It_runs_as_its_story_tells(string story)
    {
        using var told = Read(story);
        var file = Definition(story);
        file.Problems.Where(p => p.Severity == Severity.Refused).Should().BeEmpty();
        var main = file.Processes[0];
        var outcome = SimulationRun.Of(main, EnglandAndWales.Calendar, Scenario.Read(Begun(told.RootElement)), id => file.Processes.FirstOrDefault(p => p.Id == id));
        outcome.ExpectationsMet.Should().BeTrue("{0}", string.Join('\n', outcome.Lines.Where(l => l.Contains("expect-failed", StringComparison.Ordinal))));
        var lines = outcome.Lines.Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var trace = lines.Where(l => !Inward.Contains(Text(l, "event"))).Select(l => $"{Text(l, "event")} {Text(l, "element")}").ToList();
        var expected = told.RootElement.GetProperty("trace").EnumerateArray().Select(t => t.GetString()!).ToList();
        if (told.RootElement.TryGetProperty("order", out var order) && order.GetString() == "any")
            trace.Should().BeEquivalentTo(expected);
        else
            trace.Should().Equal(expected);
        Text(lines[^1], "state").Should().Be(Text(told.RootElement, "state"));
        if (told.RootElement.TryGetProperty("variables", out var variables))
            lines[^1].GetProperty("variables").GetRawText().Should().Be(JsonSerializer.Serialize(variables));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void It_is_refused_by_name_and_line(string story)
    {
        using var told = Read(story);
        var refused = Definition(story).Problems.Where(p => p.Severity == Severity.Refused).ToList();
        refused.Select(p => $"{p.Element} {p.Code}").Should().Equal(told.RootElement.GetProperty("refused").EnumerateArray().Select(t => t.GetString()!));

        // What cannot be read at all may be wrong from its first line; everything else stands on one of its own.
        refused.Should().OnlyContain(p => p.Line > 1 || p.Code == "unreadable-xml");
        if (told.RootElement.TryGetProperty("says", out var says))
            refused.Should().Contain(p => p.Message.Contains(says.GetString()!, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_file_has_its_story_and_every_story_its_own_sentence()
    {
        var files = Directory.GetFiles(Folder, "*.bpmn", SearchOption.AllDirectories).Select(f => Path.ChangeExtension(f, null));
        files.Should().BeEquivalentTo(Directory.GetFiles(Folder, "*.json", SearchOption.AllDirectories).Select(f => Path.ChangeExtension(f, null)));
        var sentences = Stories().Select(story =>
        {
            using var told = Read(story);
            return Text(told.RootElement, "shows");
        }).ToList();
        sentences.Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(380);
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Constructs");

    private static IEnumerable<string> Stories() => Directory.GetFiles(Folder, "*.json", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(AppContext.BaseDirectory, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private static JsonDocument Read(string story) => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, story)));

    private static BpmnFile Definition(string story)
    {
        var path = Path.ChangeExtension(Path.Combine(AppContext.BaseDirectory, story), ".bpmn");
        return BpmnReader.Read(path, File.ReadAllBytes(path));
    }

    /// <summary>The scenario, begun on a Monday morning where it does not say when.</summary>
    private static string Begun(JsonElement told)
    {
        var scenario = told.GetProperty("scenario");
        if (scenario.TryGetProperty("start", out _)) return scenario.GetRawText();
        var rest = scenario.GetRawText().TrimStart()[1..].TrimStart();
        return """{"start":"2026-11-23T09:00:00" """ + (rest.StartsWith('}') ? rest : "," + rest);
    }

    private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
