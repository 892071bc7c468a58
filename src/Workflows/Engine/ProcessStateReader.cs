using System.Collections.Immutable;
using System.Text.Json;
using NodaTime.Text;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>The other half of <see cref="ProcessStateJson"/>.</summary>
internal static class ProcessStateReader
{
    /// <summary>Reads what was written before, in a former format too. Throws <see cref="JsonException"/> for a newer format and for anything that is no state.</summary>
    public static ProcessState Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("format", out var format) || !format.TryGetInt32(out var version))
            throw new JsonException("Expected the state of a process, but there is no \"format\".");
        try
        {
            return State(StateFormats.Known.Upgraded(json, version));
        }
        catch (Exception wrong) when (wrong is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException
            or UnparsableValueException or InvalidCastException or IndexOutOfRangeException)
        {
            throw new JsonException($"Expected the state of a process, but it cannot be read: {wrong.Message}", wrong);
        }
    }

    private static ProcessState State(JsonElement json) => ProcessState.NotStarted with
    {
        ProcessId = Text(json, "process"),
        Version = Text(json, "version"),
        Status = Enum.Parse<ProcessStatus>(Text(json, "status")),
        Anchor = json.TryGetProperty("anchor", out var date)
            ? new ClockAnchor(
                LocalDatePattern.Iso.Parse(date.GetString()!).Value,
                json.TryGetProperty("anchorTime", out var time) ? LocalTimePattern.ExtendedIso.Parse(time.GetString()!).Value : null)
            : null,
        NextId = Number(json, "next"),
        Instances = json.GetProperty("instances").EnumerateArray().Select(Instance).ToImmutableSortedDictionary(i => i.Id, i => i),
        Tokens = json.GetProperty("tokens").EnumerateArray().ToImmutableSortedDictionary(
            t => new FlowPlace(t[0].GetInt64(), t[1].GetString()!), t => t[2].GetInt32(), FlowPlace.InOrder),
        Timers = json.GetProperty("timers").EnumerateArray().Select(Timer).ToImmutableSortedDictionary(t => t.Id, t => t),
        Planned = json.TryGetProperty("planned", out var planned)
            ? planned.EnumerateObject().ToImmutableSortedDictionary(p => p.Name, p => LocalDateTimePattern.ExtendedIso.Parse(p.Value.GetString()!).Value, StringComparer.Ordinal)
            : ProcessState.NotStarted.Planned,
        Stopped = json.TryGetProperty("stopped", out var stopped)
            ? stopped.EnumerateArray().ToImmutableSortedDictionary(row => row[0].GetInt32(), Stopped)
            : ProcessState.NotStarted.Stopped,
        Subscriptions = json.TryGetProperty("subscriptions", out var open)
            ? open.EnumerateArray().Select(Subscription).ToImmutableSortedDictionary(s => s.Id, s => s)
            : ImmutableSortedDictionary<long, OpenSubscription>.Empty,
    };

    private static ElementInstance Instance(JsonElement row)
    {
        var instance = new ElementInstance(row[0].GetInt64(), row[1].GetString()!, row[2].GetInt64());
        return row.GetArrayLength() == 3 ? instance : Rest(instance, row[3]);
    }

    private static ElementInstance Rest(ElementInstance instance, JsonElement json) => instance with
    {
        LoopIndex = json.TryGetProperty("index", out var index) ? index.GetInt32() : null,
        IsBody = json.TryGetProperty("body", out _),
        Loop = json.TryGetProperty("loop", out var loop)
            ? new LoopCount(
                loop[0].GetInt32(), loop[1].GetInt32(), loop[2].GetInt32(), loop[3].GetInt32(),
                json.TryGetProperty("items", out var items) ? (FeelList)FeelJson.ReadTyped(items) : null)
            : null,
        Variables = json.TryGetProperty("vars", out var variables) ? (FeelContext)FeelJson.ReadTyped(variables) : FeelContext.Empty,
        DatedAt = json.TryGetProperty("at", out var dated) ? InstantPattern.ExtendedIso.Parse(dated.GetString()!).Value : null,
        Task = json.TryGetProperty("task", out var task) ? Task(task) : null,
        Job = json.TryGetProperty("job", out var job) ? new OpenJob(Text(job, "type"), job.GetProperty("left").GetInt32()) : null,
        Call = json.TryGetProperty("call", out var call) ? new OpenCall(call.GetString()!) : null,
        Incident = json.TryGetProperty("incident", out var incident)
            ? new OpenIncident(Text(incident, "code"), Text(incident, "message"), Enum.Parse<TokenStage>(Text(incident, "stage")))
            : null,
    };

    private static OpenTask Task(JsonElement json) => new(
        json.TryGetProperty("due", out var due) ? LocalDateTimePattern.ExtendedIso.Parse(due.GetString()!).Value : null,
        json.TryGetProperty("follow", out var follow) ? InstantPattern.ExtendedIso.Parse(follow.GetString()!).Value : null);

    private static ArmedTimer Timer(JsonElement row) => new(
        row[0].GetInt64(),
        row[1].GetInt64(),
        row[2].GetString()!,
        InstantPattern.ExtendedIso.Parse(row[3].GetString()!).Value,
        row[4].GetBoolean(),
        row.GetArrayLength() > 5 && row[5].GetString() is { } every
            ? new TimerCycle(row.GetArrayLength() > 6 && row[6].ValueKind == JsonValueKind.Number ? row[6].GetInt32() : null, every)
            : null)
    { IsByHand = row.GetArrayLength() > 7 };

    private static StoppedDays Stopped(JsonElement row) => new(
        LocalDatePattern.Iso.Parse(row[1].GetString()!).Value, LocalDatePattern.Iso.Parse(row[2].GetString()!).Value, row[3].GetString()!,
        Enum.Parse<StopKind>(row[4].GetString()!), row[5].GetInt32());

    private static OpenSubscription Subscription(JsonElement row) => new(
        row[0].GetInt64(),
        row[1].GetInt64(),
        row[2].GetString()!,
        Enum.Parse<SubscriptionKind>(row[3].GetString()!),
        row[4].GetString()!,
        row.GetArrayLength() > 5 ? row[5].GetString() : null,
        row.GetArrayLength() > 6);

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new FormatException($"\"{name}\" is null.");

    private static long Number(JsonElement json, string name) => json.GetProperty(name).GetInt64();
}
