using System.Text.Json;
using System.Text.Json.Nodes;

namespace Reviews.Workflows.Engine;

/// <summary>
/// The written upgrade path of stored states. Whoever changes the shape that <see cref="ProcessStateJson"/> writes so that a
/// state written before could not be read as it stands, raises <see cref="ProcessStateJson.FormatVersion"/> and adds one line
/// to <see cref="Known"/>: the former number, and what turns a state of it into one of the next. Older states go through every
/// line in turn; a newer one is refused. A sample of each format is kept with the tests, and must be readable for ever.
/// </summary>
/// <param name="current">The format that is written.</param>
/// <param name="steps">By the format they lead away from.</param>
internal sealed class StateFormats(int current, IReadOnlyDictionary<int, Func<JsonObject, JsonObject>> steps)
{
    /// <summary>
    /// Format 1 is the first: nothing leads to it. Format 2 holds days on which the clock stands still, which a program of before
    /// would pass over and count as working days; a state of format 1 has none, reads as it stands and is still written so.
    /// </summary>
    public static StateFormats Known { get; } = new(ProcessStateJson.FormatVersion, new Dictionary<int, Func<JsonObject, JsonObject>> { [1] = state => state });

    /// <summary>The state in the format that is read now. Throws <see cref="JsonException"/> for a format it has no way from.</summary>
    public JsonElement Upgraded(JsonElement json, int format)
    {
        if (format == current) return json;
        if (format > current)
            throw new JsonException($"Expected a state of format {current} or before, but this one is of format {format}: a newer program wrote it.");
        var state = JsonObject.Create(json)!;
        for (var at = format; at < current; at++)
        {
            if (!steps.TryGetValue(at, out var step))
                throw new JsonException($"Expected a state of format {current}, but this one is of format {format}, and no way leads on from format {at}.");
            state = step(state);
            state["format"] = at + 1;
        }

        return JsonSerializer.SerializeToElement(state);
    }
}
