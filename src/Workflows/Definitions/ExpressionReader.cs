using System.Xml.Linq;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Definitions;

/// <summary>
/// Reads FEEL as the dialect writes it, with a leading <c>=</c>. Where the dialect allows a plain value too, that becomes
/// the FEEL constant it stands for.
/// </summary>
internal sealed class ExpressionReader(ProblemList problems)
{
    /// <summary>What stands in for an expression that cannot be read; the problem said so already.</summary>
    private static readonly FeelExpression Unread = FeelExpression.Parse("null").Expression!;

    /// <summary>An expression; a plain value is refused.</summary>
    public FeelExpression Expression(XElement at, string text, string what)
    {
        if (IsExpression(text)) return Feel(at, text, what);
        problems.Refuse(at, ProblemCodes.BadExpression, $"Expected {what} to be a FEEL expression with a leading '=', but found '{Short(text)}'.");
        return Unread;
    }

    /// <summary>An expression, or a plain text that stands for itself.</summary>
    public FeelExpression ExpressionOrText(XElement at, string text, string what) =>
        Feel(at, IsExpression(text) ? text : Quote(text.Trim()), what);

    /// <summary>An expression, or plain names parted by commas.</summary>
    public FeelExpression ExpressionOrList(XElement at, string text, string what) => Feel(
        at,
        IsExpression(text) ? text : $"[{string.Join(", ", text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Quote))}]",
        what);

    /// <summary>An expression, or an ISO 8601 date, or date and time.</summary>
    public FeelExpression ExpressionOrDate(XElement at, string text, string what) =>
        Literal(at, text, what, "a date such as 2026-12-18T17:00:00", TimeLiterals.Date);

    /// <summary>An expression, or an ISO 8601 duration.</summary>
    public FeelExpression ExpressionOrDuration(XElement at, string text, string what) =>
        Literal(at, text, what, "a duration such as PT36H", TimeLiterals.Duration);

    /// <summary>An expression, or an ISO 8601 repetition: <c>R3/PT10M</c>, <c>R/PT1H</c>, <c>R3/2026-12-18T09:00:00/PT1H</c>.</summary>
    public FeelExpression ExpressionOrCycle(XElement at, string text, string what) =>
        Literal(at, text, what, "a repetition such as R3/PT10M", TimeLiterals.Cycle);

    private FeelExpression Literal(XElement at, string text, string what, string shape, Func<string, TimeLiteral> read)
    {
        if (IsExpression(text)) return Feel(at, text, what);
        var literal = read(text.Trim());
        if (literal.Feel is { } feel) return Feel(at, feel, what);
        problems.Refuse(at, ProblemCodes.BadValue, $"Expected {what} to be {shape} or FEEL with a leading '=', but found '{Short(text)}': {literal.Wrong}");
        return Unread;
    }

    private static bool IsExpression(string text) => text.AsSpan().TrimStart().StartsWith("=");

    private FeelExpression Feel(XElement at, string text, string what)
    {
        var (expression, error) = FeelExpression.Parse(text);
        if (expression is not null) return expression;
        problems.Refuse(at, ProblemCodes.BadExpression, $"Expected {what} to be FEEL, but it cannot be read at character {error?.Position + 1} of '{Short(text)}': {error?.Sentence}");
        return Unread;
    }

    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    private static string Short(string text) => text.Length <= 80 ? text.Trim() : $"{text.AsSpan(0, 80)}…";
}
