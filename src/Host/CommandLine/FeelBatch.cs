using System.Text.Json;
using Reviews.Workflows;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.CommandLine;

/// <summary>Answers expressions line by line, so that many can be tried without starting again for each.</summary>
internal static class FeelBatch
{
    public static int Run(TextReader lines, TextWriter answers, Func<FeelContext, FeelScope> scope)
    {
        while (lines.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line)) answers.WriteLine(Printed.Json(Answer(line, scope).Write));
        }

        return CommandLine.Answer.Done;
    }

    private static FeelAnswer Answer(string line, Func<FeelContext, FeelScope> scope)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } asked || !asked.TryGetProperty("expression", out var expression) || expression.ValueKind != JsonValueKind.String)
                return Unreadable("there is no \"expression\"");
            var variables = asked.TryGetProperty("context", out var context) && FeelJson.Read(context) is FeelContext read ? read : FeelContext.Empty;
            return FeelAnswer.To(expression.GetString()!, variables, scope);
        }
        catch (JsonException wrong)
        {
            return Unreadable(JsonFault.WithoutLine(wrong));
        }
    }

    private static FeelAnswer Unreadable(string why) =>
        new(FeelValue.Null, [], $"Expected a line such as {{\"expression\":\"1 + 1\"}}, but it cannot be read: {why}", 0);
}
