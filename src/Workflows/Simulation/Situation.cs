using System.Text.Json;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Simulation;

/// <summary>How a process stands: what the summary tells and expectations are held against.</summary>
/// <param name="Open">The ids of the open tasks' elements, once for each task, in the order they were created.</param>
internal sealed record Situation(
    string State, FeelContext Variables, IReadOnlyList<string> Open, IReadOnlyList<ArmedTimer> Timers, IReadOnlyList<string> Incidents)
{
    /// <summary>Every state there is (contract of the command line).</summary>
    public static readonly IReadOnlyList<string> States = ["completed", "terminated", "waiting", "incident"];

    public static Situation Of(VirtualRun run)
    {
        var state = run.Main.State;
        var all = run.Processes.Select(p => p.State).ToList();
        List<string> incidents = [.. all.SelectMany(s => s.Incidents).Select(i => i.ElementId)];
        return new Situation(
            state.Status switch
            {
                ProcessStatus.Completed => "completed",
                ProcessStatus.Terminated or ProcessStatus.Withdrawn => "terminated",
                _ => incidents.Count > 0 ? "incident" : "waiting",
            },
            state.Variables,
            [.. all.SelectMany(s => s.OpenTasks).Select(i => i.ElementId)],
            [.. all.SelectMany(s => s.Timers.Values).OrderBy(t => t.DueAt).ThenBy(t => t.Id)],
            incidents);
    }

    /// <summary>Lists are compared whatever their order; of the variables, those that are named, and as JSON has them: a date by its text, because a scenario can say it in no other way.</summary>
    public bool Meets(ScenarioStep.Expect expect) =>
        (expect.State is null || expect.State == State)
        && Same(expect.Open, Open)
        && Same(expect.Incidents, Incidents)
        && Same(expect.Timers, Timers.Select(t => t.ElementId))
        && (expect.Variables is null || expect.Variables.Entries.All(v => v.Value.Equals(AsJson(Variables.Find(v.Key) ?? FeelValue.Null))));

    private static FeelValue AsJson(FeelValue value)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
            FeelJson.Write(writer, value);
        using var json = JsonDocument.Parse(text.ToArray());
        return FeelJson.Read(json.RootElement);
    }

    private static bool Same(IReadOnlyList<string>? expected, IEnumerable<string> found) =>
        expected is null || expected.Order(StringComparer.Ordinal).SequenceEqual(found.Order(StringComparer.Ordinal));
}
