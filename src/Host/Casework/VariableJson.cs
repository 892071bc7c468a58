using System.Text;
using System.Text.Json;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Casework;

/// <summary>A FEEL value in a column: with its types, so that a date comes back as a date.</summary>
internal static class VariableJson
{
    public static string Write(FeelValue value)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
            FeelJson.WriteTyped(json, value);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    public static FeelValue Read(string text)
    {
        using var json = JsonDocument.Parse(text);
        return FeelJson.ReadTyped(json.RootElement);
    }
}
