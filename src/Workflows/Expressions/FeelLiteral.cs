namespace Reviews.Workflows.Expressions;

/// <summary>A value as a person writes it where no variable stands: <c>"health"</c>, <c>3</c>, <c>@"2026-12-18"</c>, <c>["health", "police"]</c>.</summary>
public static class FeelLiteral
{
    /// <summary>The value; null (of C#) for what is no FEEL, reads a variable, calls a function or is one, or comes out null for a mistake in it.</summary>
    public static FeelValue? Read(string text)
    {
        if (FeelExpression.Parse(text).Expression is not { Names.Count: 0, Functions.Count: 0 } expression) return null;
        var result = expression.Evaluate(FeelScope.Empty);
        return result is { Error: null, Warnings.Count: 0, Value: not FeelFunction } ? result.Value : null;
    }
}
