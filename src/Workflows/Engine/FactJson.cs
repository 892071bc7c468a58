using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Reviews.Workflows.Engine;

/// <summary>
/// Facts to and from JSON, without loss and always the same bytes: what the audit trail keeps. The member <c>event</c> is the
/// name traces use (<see cref="FactNames"/>).
/// </summary>
public static class FactJson
{
    private static readonly JsonSerializerOptions Options = Create(typed: true);
    private static readonly JsonSerializerOptions PlainOptions = Create(typed: false);

    public static string Write(Fact fact) => JsonSerializer.Serialize(fact, Options);

    /// <summary>For reading by people: dates and durations as their bare text, which cannot be read back as such.</summary>
    internal static JsonElement WritePlain(Fact fact) => JsonSerializer.SerializeToElement(fact, PlainOptions);

    /// <summary>Reads what <see cref="Write"/> wrote, whatever the order of its members. Throws <see cref="JsonException"/> for anything else.</summary>
    public static Fact Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Fact>(json, Options) ?? throw new JsonException("Expected a fact, but found null.");
        }
        catch (NotSupportedException unknown)
        {
            throw new JsonException($"Expected a fact with a known \"event\", but it has none: {unknown.Message}", unknown);
        }
    }

    /// <summary>Reads UTF-8 as <see cref="Read(string)"/> reads text.</summary>
    public static Fact Read(ReadOnlySpan<byte> utf8) => Read(Encoding.UTF8.GetString(utf8));

    private static JsonSerializerOptions Create(bool typed)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            AllowOutOfOrderMetadataProperties = true,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = false,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameFacts } },
        };
        foreach (var converter in FactConverters.All(typed))
            options.Converters.Add(converter);
        options.MakeReadOnly();
        return options;
    }

    private static void NameFacts(JsonTypeInfo type)
    {
        if (type.Type != typeof(Fact)) return;
        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "event" };
        foreach (var (fact, name) in FactNames.ByType)
            type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(fact, name));
    }
}
