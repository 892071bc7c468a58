using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime.Text;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>
/// A state as one compact JSON value and back, without loss: the same state gives the same bytes. Members that say nothing
/// are left out, and what there is many of is a row: an instance is <c>[id,element,scope,{the rest}]</c>, a token
/// <c>[scope,flow,count]</c>, a timer <c>[id,instance,element,due,interrupting,every,left,by hand]</c>, days
/// on which the clock stands still <c>[number,from,through,reason,kind,days]</c>, a
/// subscription <c>[id,instance,element,kind,name,key,met]</c>. The first member is the
/// format's version; a former one is read through <see cref="StateFormats"/>, a newer one is a <see cref="JsonException"/>.
/// </summary>
public static class ProcessStateJson
{
    /// <summary>Raised when a state written before can no longer be read as it stands: <see cref="StateFormats"/> says how.</summary>
    public const int FormatVersion = 2;

    private const int BeforeStops = 1;

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ProcessState state) => Encoding.UTF8.GetString(WriteUtf8(state));

    public static byte[] WriteUtf8(ProcessState state)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Compact))
            Write(json, state);
        return buffer.WrittenSpan.ToArray();
    }

    /// <inheritdoc cref="ProcessStateReader.Read"/>
    public static ProcessState Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    /// <inheritdoc cref="ProcessStateReader.Read"/>
    public static ProcessState Read(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        return ProcessStateReader.Read(document.RootElement);
    }

    /// <summary>The first that holds all there is to say: what was stored before is written again to the same bytes, and equals its facts replayed.</summary>
    private static int FormatOf(ProcessState state) => state.Stopped.Count > 0 ? FormatVersion : BeforeStops;

    private static void Write(Utf8JsonWriter json, ProcessState state)
    {
        json.WriteStartObject();
        json.WriteNumber("format", FormatOf(state));
        json.WriteString("process", state.ProcessId);
        json.WriteString("version", state.Version);
        json.WriteString("status", state.Status.ToString());
        if (state.Anchor is { } anchor)
        {
            json.WriteString("anchor", LocalDatePattern.Iso.Format(anchor.Date));
            if (anchor.Time is { } time) json.WriteString("anchorTime", LocalTimePattern.ExtendedIso.Format(time));
        }

        json.WriteNumber("next", state.NextId);
        json.WriteStartArray("instances");
        foreach (var instance in state.Instances.Values) Write(json, instance);
        json.WriteEndArray();
        json.WriteStartArray("tokens");
        foreach (var (place, count) in state.Tokens)
        {
            json.WriteStartArray();
            json.WriteNumberValue(place.ScopeId);
            json.WriteStringValue(place.FlowId);
            json.WriteNumberValue(count);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartArray("timers");
        foreach (var timer in state.Timers.Values) Write(json, timer);
        json.WriteEndArray();
        if (state.Planned.Count > 0)
        {
            json.WriteStartObject("planned");
            foreach (var (step, due) in state.Planned) json.WriteString(step, LocalDateTimePattern.ExtendedIso.Format(due));
            json.WriteEndObject();
        }

        if (state.Stopped.Count > 0)
        {
            json.WriteStartArray("stopped");
            foreach (var (number, days) in state.Stopped) Write(json, number, days);
            json.WriteEndArray();
        }

        if (state.Subscriptions.Count > 0)
        {
            json.WriteStartArray("subscriptions");
            foreach (var open in state.Subscriptions.Values) Write(json, open);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ElementInstance instance)
    {
        json.WriteStartArray();
        json.WriteNumberValue(instance.Id);
        json.WriteStringValue(instance.ElementId);
        json.WriteNumberValue(instance.ScopeId);
        if (instance != new ElementInstance(instance.Id, instance.ElementId, instance.ScopeId)) WriteRest(json, instance);
        json.WriteEndArray();
    }

    private static void WriteRest(Utf8JsonWriter json, ElementInstance instance)
    {
        json.WriteStartObject();
        if (instance.LoopIndex is { } index) json.WriteNumber("index", index);
        if (instance.IsBody) json.WriteBoolean("body", true);
        if (instance.Loop is { } loop) Write(json, loop);
        if (instance.Variables.Entries.Count > 0) Write(json, "vars", instance.Variables);
        if (instance.DatedAt is { } dated) json.WriteString("at", InstantPattern.ExtendedIso.Format(dated));
        if (instance.Task is { } task)
        {
            json.WriteStartObject("task");
            if (task.Due is { } due) json.WriteString("due", LocalDateTimePattern.ExtendedIso.Format(due));
            if (task.FollowUpAt is { } at) json.WriteString("follow", InstantPattern.ExtendedIso.Format(at));
            json.WriteEndObject();
        }

        if (instance.Job is { } job)
        {
            json.WriteStartObject("job");
            json.WriteString("type", job.JobType);
            json.WriteNumber("left", job.RetriesLeft);
            json.WriteEndObject();
        }

        if (instance.Call is { } call) json.WriteString("call", call.ProcessId);
        if (instance.Incident is { } incident)
        {
            json.WriteStartObject("incident");
            json.WriteString("code", incident.Code);
            json.WriteString("message", incident.Message);
            json.WriteString("stage", incident.Stage.ToString());
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LoopCount loop)
    {
        json.WriteStartArray("loop");
        json.WriteNumberValue(loop.Count);
        json.WriteNumberValue(loop.Entered);
        json.WriteNumberValue(loop.Completed);
        json.WriteNumberValue(loop.Terminated);
        json.WriteEndArray();
        if (loop.Items is not null) Write(json, "items", loop.Items);
    }

    private static void Write(Utf8JsonWriter json, ArmedTimer timer)
    {
        json.WriteStartArray();
        json.WriteNumberValue(timer.Id);
        json.WriteNumberValue(timer.InstanceId);
        json.WriteStringValue(timer.ElementId);
        json.WriteStringValue(InstantPattern.ExtendedIso.Format(timer.DueAt));
        json.WriteBooleanValue(timer.Interrupting);
        if (timer.Cycle is not null || timer.IsByHand)
            json.WriteStringValue(timer.Cycle?.Every);
        if (timer.Cycle?.Left is { } left)
            json.WriteNumberValue(left);
        else if (timer.IsByHand)
            json.WriteNullValue();
        if (timer.IsByHand)
            json.WriteBooleanValue(true);

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, int number, StoppedDays days)
    {
        json.WriteStartArray();
        json.WriteNumberValue(number);
        json.WriteStringValue(LocalDatePattern.Iso.Format(days.From));
        json.WriteStringValue(LocalDatePattern.Iso.Format(days.Through));
        json.WriteStringValue(days.Reason);
        json.WriteStringValue(days.Kind.ToString());
        json.WriteNumberValue(days.Days);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, OpenSubscription open)
    {
        json.WriteStartArray();
        json.WriteNumberValue(open.Id);
        json.WriteNumberValue(open.InstanceId);
        json.WriteStringValue(open.ElementId);
        json.WriteStringValue(open.Kind.ToString());
        json.WriteStringValue(open.Name);
        if (open.Key is not null || open.IsMet) json.WriteStringValue(open.Key);
        if (open.IsMet) json.WriteBooleanValue(true);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, FeelValue value)
    {
        json.WritePropertyName(name);
        FeelJson.WriteTyped(json, value);
    }
}
