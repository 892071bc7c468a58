using System.Text.Json;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
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
        "process-started", "element-entered", "flow-taken", "variable-set", "result-gathered", "variables-changed", "loop-started", "tokens-dropped",
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
        var outcome = Play(story, told.RootElement);
        outcome.ExpectationsMet.Should().BeTrue("{0}", string.Join('\n', outcome.Lines.Where(l => l.Contains("expect-failed", StringComparison.Ordinal))));
        var lines = outcome.Lines.Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var trace = lines.Where(l => !Inward.Contains(Text(l, "event"))).Select(l => $"{Text(l, "event")} {Text(l, "element")}").ToList();
        var expected = told.RootElement.GetProperty("trace").EnumerateArray().Select(t => t.GetString()!).ToList();
        if (told.RootElement.TryGetProperty("order", out var order) && order.GetString() == "any")
            trace.Should().BeEquivalentTo(expected);
        else
            trace.Should().Equal(expected);
        lines.Where(l => Text(l, "event") is "incident" or "step-refused").Select(Sentence).Should().Equal(
            told.RootElement.TryGetProperty("says", out var says) ? says.EnumerateArray().Select(t => t.GetString()!) : []);
        Text(lines[^1], "state").Should().Be(Text(told.RootElement, "state"));
        if (told.RootElement.TryGetProperty("variables", out var variables))
            lines[^1].GetProperty("variables").GetRawText().Should().Be(JsonSerializer.Serialize(variables));
    }

    [Theory]
    [MemberData(nameof(Played))]
    public void Whatever_happens_can_be_written_down_and_read_again_at_any_moment_of_it(string story)
    {
        using var told = Read(story);
        foreach (var process in Play(story, told.RootElement).Facts.GroupBy(happened => happened.Of, happened => happened.Fact))
        {
            var state = ProcessState.NotStarted;
            foreach (var fact in process)
            {
                var written = FactJson.Write(fact);
                var read = FactJson.Read(written);
                FactJson.Write(read).Should().Be(written);
                state = ProcessStateJson.Read(ProcessStateJson.Write(state)).Apply(read);
            }

            ProcessStateJson.Write(state).Should().Be(ProcessStateJson.Write(process.Key.State));
        }
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

    private static SimulationOutcome Play(string story, JsonElement told)
    {
        var file = Definition(story);
        file.Problems.Where(p => p.Severity == Severity.Refused).Should().BeEmpty();
        return SimulationRun.Of(file.Processes[0], EnglandAndWales.Calendar, Scenario.Read(Begun(told)), id => file.Processes.FirstOrDefault(p => p.Id == id));
    }

    /// <summary>What is said to people of an incident or a step refused.</summary>
    private static string Sentence(JsonElement line)
    {
        var data = line.GetProperty("data");
        return $"{Text(data, "code")}: {Text(data, "message")}";
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
