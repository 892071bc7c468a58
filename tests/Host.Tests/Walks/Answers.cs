using System.Text.Json;
using NodaTime.Text;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Tests.Walks;

/// <summary>
/// What a scenario recorded of a step, as its page asks for it: each kind of step has its own words. And back: whether what the
/// page recorded is what the scenario says.
/// </summary>
internal static class Answers
{
    /// <summary>What no scenario can know: which file, and who somebody is.</summary>
    private static readonly string[] Unknowable = ["sha256", "version", "person", "document"];

    /// <summary>By the field of the page.</summary>
    public static Dictionary<string, JsonElement> ToGive(ReviewTaskRow task, JsonElement? record, Cast cast)
    {
        var said = (record is { } some ? some.EnumerateObject().Where(entry => !Unknowable.Contains(entry.Name)) : []).ToDictionary(entry => entry.Name, entry => entry.Value);
        switch (task.Step)
        {
            case "agency-report" when said.Remove("status", out var status):
                said["response"] = Json(status.GetString() == "submitted" ? "report" : status.GetString()!);
                break;
            case "comments" when said.Remove("hasComments", out var has):
                (said["comments"], said["noComments"]) = (has.GetBoolean() ? said["text"] : Json(null), Json(!has.GetBoolean()));
                break;
            case "vote" when said.Remove("standsDown"):
                (said["conflict"], said["conflictReason"]) = (Json("yes"), said["reason"]);
                break;
            case "sign-off" when said["outcome"].GetString() == "signed-off":
                said["issue"] = Json(null);
                break;
            case "appointment":
                said["person"] = Json(cast["lead-author"].Id.ToString("D"));
                break;
            case "meeting":
                said["apologies"] = Json(null);
                break;
        }

        return said;
    }

    /// <summary>What the scenario says of a step, entry by entry, and what its page recorded instead; empty where they agree.</summary>
    public static IReadOnlyList<string> Differences(JsonElement? record, FeelContext recorded) => record is not { } said
        ? []
        : [.. said.EnumerateObject().Where(entry => !Unknowable.Contains(entry.Name))
            .Select(entry => (entry.Name, Said: Plain(entry.Value), Recorded: Plain(recorded.Find(entry.Name) ?? FeelValue.Null)))
            .Where(entry => entry.Said != entry.Recorded)
            .Select(entry => $"{entry.Name}: the scenario says \"{entry.Said}\", the page recorded \"{entry.Recorded}\"")];

    private static string Plain(FeelValue value)
    {
        if (value is FeelTime time)
            return LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(time.Local);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            FeelJson.Write(json, value);
        return Plain(JsonSerializer.Deserialize<JsonElement>(stream.ToArray()));
    }

    private static string Plain(JsonElement json) => json.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? JsonSerializer.Serialize(json) : json.ToString();

    private static JsonElement Json(object? value) => JsonSerializer.SerializeToElement(value);
}
