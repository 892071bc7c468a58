using System.Text.Json;

namespace Reviews.Workflows.Expressions;

/// <summary>
/// Values to and from JSON. The plain form loses types (a date is written as its text and read back as text); the typed form,
/// used in snapshots, round-trips every value except functions, which are written as null: <c>{"@date":"2026-12-18"}</c>,
/// with entries of contexts whose name starts with "@" written with one more.
/// </summary>
public static class FeelJson
{
    /// <summary>Reads plain JSON. Throws <see cref="JsonException"/> for a number of more than 28 digits before the point.</summary>
    public static FeelValue Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => FeelBoolean.True,
        JsonValueKind.False => FeelBoolean.False,
        JsonValueKind.Number => Number(json),
        JsonValueKind.String => new FeelText(json.GetString() ?? ""),
        JsonValueKind.Array => new FeelList(json.EnumerateArray().Select(Read)),
        JsonValueKind.Object => new FeelContext(json.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Read(p.Value)))),
        _ => FeelValue.Null,
    };

    /// <summary>Writes plain JSON: dates, times, durations and ranges as the text of their literal, functions as null.</summary>
    public static void Write(Utf8JsonWriter writer, FeelValue value) => Write(writer, value, typed: false);

    public static void WriteTyped(Utf8JsonWriter writer, FeelValue value) => Write(writer, value, typed: true);

    /// <summary>Reads what <see cref="WriteTyped"/> wrote. Throws <see cref="JsonException"/> for an unknown or malformed "@" value.</summary>
    public static FeelValue ReadTyped(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array)
            return new FeelList(json.EnumerateArray().Select(ReadTyped));
        if (json.ValueKind != JsonValueKind.Object)
            return Read(json);
        foreach (var property in json.EnumerateObject())
        {
            if (property.Name.StartsWith('@') && !property.Name.StartsWith("@@", StringComparison.Ordinal))
                return Typed(property.Name, property.Value);
        }

        return new FeelContext(json.EnumerateObject().Select(p => KeyValuePair.Create(
            p.Name.StartsWith('@') ? p.Name[1..] : p.Name, ReadTyped(p.Value))));
    }

    private static void Write(Utf8JsonWriter writer, FeelValue value, bool typed)
    {
        switch (value)
        {
            case FeelBoolean boolean:
                writer.WriteBooleanValue(boolean.Value);
                break;
            case FeelNumber number:
                writer.WriteNumberValue(FeelWriter.Trim(number.Value));
                break;
            case FeelText text:
                writer.WriteStringValue(text.Value);
                break;
            case FeelList list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                    Write(writer, item, typed);
                writer.WriteEndArray();
                break;
            case FeelContext context:
                writer.WriteStartObject();
                foreach (var (name, entry) in context.Entries)
                {
                    writer.WritePropertyName(typed && name.StartsWith('@') ? "@" + name : name);
                    Write(writer, entry, typed);
                }

                writer.WriteEndObject();
                break;
            case FeelNull or FeelFunction:
                writer.WriteNullValue();
                break;
            case FeelRange range when typed:
                writer.WriteStartObject();
                writer.WriteStartArray("@range");
                writer.WriteStringValue((range.StartIncluded ? "[" : "(") + (range.EndIncluded ? "]" : ")"));
                Write(writer, range.Start, typed);
                Write(writer, range.End, typed);
                writer.WriteEndArray();
                writer.WriteEndObject();
                break;
            case FeelRange range:
                writer.WriteStringValue(FeelWriter.Literal(range));
                break;
            default:
                WriteTemporal(writer, value, typed);
                break;
        }
    }

    private static void WriteTemporal(Utf8JsonWriter writer, FeelValue value, bool typed)
    {
        if (!typed)
        {
            // The command line's contract: a day and a half is PT36H, two days are P2D.
            writer.WriteStringValue(value is FeelDaysTime duration ? TemporalText.PrintUnmixed(duration) : FeelWriter.Plain(value));
            return;
        }

        writer.WriteStartObject();
        writer.WriteString(
            value switch { FeelDate => "@date", FeelTime => "@time", FeelDateTime => "@dateTime", _ => "@duration" },
            FeelWriter.Plain(value));
        writer.WriteEndObject();
    }

    private static FeelValue Typed(string kind, JsonElement json) => (kind, json.ValueKind) switch
    {
        ("@date", JsonValueKind.String) => TemporalText.Date(json.GetString()!),
        ("@time", JsonValueKind.String) => TemporalText.Time(json.GetString()!),
        ("@dateTime", JsonValueKind.String) => TemporalText.DateAndTime(json.GetString()!),
        ("@duration", JsonValueKind.String) => TemporalText.Duration(json.GetString()!),
        ("@range", JsonValueKind.Array) when json.GetArrayLength() == 3 && json[0].GetString() is { Length: 2 } ends =>
            new FeelRange(ReadTyped(json[1]), ends[0] == '[', ReadTyped(json[2]), ends[1] == ']'),
        _ => (FeelValue?)null,
    }
    ?? throw new JsonException($"Expected a typed value such as {{\"@date\":\"2026-12-18\"}}, but found {{\"{kind}\":{json.GetRawText()}}}.");

    private static FeelNumber Number(JsonElement json) => json.TryGetDecimal(out var number)
        ? new FeelNumber(number)
        : throw new JsonException($"Expected a number of at most 28 digits, but found {json.GetRawText()}.");
}
