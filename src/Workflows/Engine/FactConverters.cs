using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime.Text;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>How the values within facts are written: FEEL typed (plain where people read it), times in ISO 8601, choices by their name.</summary>
internal static class FactConverters
{
    public static IReadOnlyList<JsonConverter> All(bool typed) =>
    [
        new Patterned<Instant>(InstantPattern.ExtendedIso),
        new Patterned<LocalDateTime>(LocalDateTimePattern.ExtendedIso),
        new Patterned<LocalDate>(LocalDatePattern.Iso),
        new Patterned<LocalTime>(LocalTimePattern.ExtendedIso),
        new Feel<FeelValue>(typed),
        new Feel<FeelContext>(typed),
        new Feel<FeelList>(typed),
        new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
    ];

    private sealed class Patterned<T>(IPattern<T> pattern) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            pattern.Parse(reader.GetString()!) is { Success: true } parsed
                ? parsed.Value
                : throw new JsonException($"Expected {typeof(T).Name} as ISO 8601, but found \"{reader.GetString()}\".");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(pattern.Format(value));
    }

    private sealed class Feel<T>(bool typed) : JsonConverter<T>
        where T : FeelValue
    {
        public override bool HandleNull => typeof(T) == typeof(FeelValue);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var json = JsonDocument.ParseValue(ref reader);
            return FeelJson.ReadTyped(json.RootElement) as T
                ?? throw new JsonException($"Expected a {typeof(T).Name}, but found {json.RootElement.GetRawText()}.");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            if (typed)
                FeelJson.WriteTyped(writer, value);
            else
                FeelJson.Write(writer, value);
        }
    }
}
