using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Reviews.Testing;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Reviews.Arrangements;
using Reviews.Workflows.Simulation;
using Reviews.Workflows.Tests.Deadlines;

namespace Reviews.Workflows.Tests.Essex;

/// <summary>
/// A story of Southend's as another partnership plays it, by what the application gives each of its processes on that day: its own
/// bodies, rules, leads and groups. Southend's agencies in it are others of the partnership; what is done once for each group is done for each of its own.
/// </summary>
internal static class PlayedStory
{
    private const string EachGroup = "feed-back-learning";

    private static readonly string[] Arranged = ["reference", "partnership", "partners", "agencies", "rules", "leads", "groups"];

    /// <param name="agencies">Southend's by the agency that takes its place; the others are of both.</param>
    public static SimulationOutcome By(Partnership partnership, string story, IReadOnlyDictionary<string, string> agencies, Func<string, string>? otherwise = null)
    {
        var text = agencies.Aggregate(SouthendStories.Text(story), (told, agency) => told.Replace($"\"{agency.Key}\"", $"\"{agency.Value}\"", StringComparison.Ordinal)).Replace("\"SOU-", $"\"{partnership.ReferencePrefix}-", StringComparison.Ordinal);
        var scene = JsonNode.Parse(otherwise?.Invoke(text) ?? text)!.AsObject();
        var given = Given(partnership, Scenario.Read(text));
        scene["variables"] = JsonNode.Parse(Json(given));
        var groups = GroupsOf(partnership).Select(group => group.Id).ToList();
        scene["steps"] = new JsonArray([.. scene["steps"]!.AsArray().SelectMany(step => Steps(step!.AsObject(), groups))]);
        return SimulationRun.Of(ProcessOf(partnership, SouthendStories.ProcessOf(story)), EnglandAndWales.Calendar, Scenario.Read(scene.ToJsonString()));
    }

    /// <summary>Those to which learning goes back: its Stay Safe Groups, or else those for learning and development.</summary>
    public static IReadOnlyList<PartnershipGroup> GroupsOf(Partnership partnership) =>
        [.. partnership.Groups.Where(group => group.Kind == (partnership.Groups.Any(one => one.Kind == GroupKind.StaySafe) ? GroupKind.StaySafe : GroupKind.LearningAndDevelopment))];

    /// <summary>The process of that id that the partnership runs: its own, or that of the folder it shares; null where it has none.</summary>
    public static ProcessDefinition? Find(Partnership partnership, string process) => new[] { partnership.Id }.Concat(partnership.Shared.Select(shared => shared.Folder))
        .Select(folder => EssexFolder.All.Processes.FirstOrDefault(one => one.Id == process && one.File.Contains($"/workflows/{folder}/", StringComparison.Ordinal))).FirstOrDefault(one => one is not null);

    private static ProcessDefinition ProcessOf(Partnership partnership, string process) =>
        Find(partnership, process) ?? throw new InvalidOperationException($"Expected {partnership.Id} to have or to share {process}, but it does not.");

    private static FeelContext Given(Partnership partnership, Scenario told)
    {
        var asked = ((FeelList)told.Variables.Find("agencies")!).Items.Select(agency => ((FeelText)((FeelContext)agency).Find("id")!).Value).ToList();
        var more = new FeelContext(told.Variables.Entries.Where(entry => !Arranged.Contains(entry.Key)));
        return ReviewVariables.Of(partnership, told.Start, $"{partnership.ReferencePrefix}-2026-001", asked, more);
    }

    private static IEnumerable<JsonNode> Steps(JsonObject step, List<string> groups)
    {
        if (step["complete"]?.GetValue<string>() == EachGroup)
            return groups.Select(group => Told(step, one => one["where"] = new JsonObject { ["group.id"] = group }));
        return [Told(step, one => Expected(one, groups.Count))];
    }

    // Of what a story expects, the names of Southend's bodies in its variables are left out.
    private static void Expected(JsonObject step, int groups)
    {
        if (step["expect"] is not JsonObject expected)
            return;
        expected.Remove("variables");
        if (expected["open"] is JsonArray open)
            expected["open"] = new JsonArray([.. open.Select(one => one!.GetValue<string>()).SelectMany(one => Enumerable.Repeat(one, one == EachGroup ? groups : 1)).Select(one => (JsonNode)one)]);
    }

    private static JsonObject Told(JsonObject step, Action<JsonObject> otherwise)
    {
        var copy = step.DeepClone().AsObject();
        otherwise(copy);
        return copy;
    }

    private static string Json(FeelContext variables)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
            FeelJson.Write(writer, variables);
        return Encoding.UTF8.GetString(text.ToArray());
    }
}
