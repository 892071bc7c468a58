using System.Text;
using System.Text.Json;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Tests.Expressions;

/// <summary>Evaluates expressions for the tests and shows what came of them as a FEEL author would write it.</summary>
internal static class Feel
{
    internal static FeelScope With(string json) => new((FeelContext)FeelJson.Read(JsonDocument.Parse(json).RootElement));

    internal static FeelResult Run(string text, FeelScope? scope = null)
    {
        var parsed = FeelExpression.Parse(text);
        parsed.Error.Should().BeNull("\"{0}\" is an expression", text);
        return parsed.Expression!.Evaluate(scope ?? FeelScope.Empty);
    }

    internal static string Show(string text, FeelScope? scope = null)
    {
        var result = Run(text, scope);
        return result.Error ?? result.Value.ToString();
    }

    internal static string Json(FeelValue value, bool typed = false)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            if (typed)
                FeelJson.WriteTyped(writer, value);
            else
                FeelJson.Write(writer, value);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
