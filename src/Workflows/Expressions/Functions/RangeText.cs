namespace Reviews.Workflows.Expressions.Functions;

/// <summary>
/// <c>range("[1..5]")</c>: a range whose ends are literals, dates and the like as calls of their functions among them. An end
/// left out, which must be an open one, bounds nothing.
/// </summary>
internal static class RangeText
{
    private const int MaxLength = 1_000;

    private static readonly HashSet<string> Makers = new(StringComparer.Ordinal) { "date", "time", "date and time", "duration" };

    internal static FeelValue Read(Arguments a) => Parse(a) ?? a.Null($"Expected a range such as [1..5], but found \"{a.Text(0)}\".");

    private static FeelRange? Parse(Arguments a)
    {
        var text = a.Text(0).Trim();
        if (text.Length > MaxLength || Dots(text) is not { } dots || text[0] is not ('[' or '(' or ']') || text[^1] is not (']' or ')' or '['))
            return null;
        var (startIncluded, endIncluded) = (text[0] == '[', text[^1] == ']');
        if (End(a, text[1..dots]) is not { } start || End(a, text[(dots + 2)..^1]) is not { } end)
            return null;
        if ((start is FeelNull && startIncluded) || (end is FeelNull && endIncluded) || (start is FeelNull && end is FeelNull))
            return null;
        return Comparison.Order(start is FeelNull ? end : start, end is FeelNull ? start : end) is not null
            ? new FeelRange(start, startIncluded, end, endIncluded)
            : null;
    }

    /// <summary>Where the two dots are, outside any string.</summary>
    private static int? Dots(string text)
    {
        try
        {
            var dots = Lexer.Read(text, 0).FindIndex(t => t.Is(".."));
            return dots > 0 ? Lexer.Read(text, 0)[dots].Position : null;
        }
        catch (FeelSyntaxException)
        {
            return null;
        }
    }

    /// <summary>The value of one end: null (of FEEL) where it is left out, null (of C#) where it is no literal.</summary>
    private static FeelValue? End(Arguments a, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return FeelValue.Null;
        try
        {
            return Parser.Parse(text, 0, []) switch
            {
                LiteralNode { Value: not FeelNull } literal => literal.Value,
                CallNode { Callee: NameNode name, Given: [LiteralNode] } call when Makers.Contains(name.Name) =>
                    a.Evaluation.Value(call, null) is var value and not FeelNull ? value : null,
                _ => null,
            };
        }
        catch (FeelSyntaxException)
        {
            return null;
        }
    }
}
