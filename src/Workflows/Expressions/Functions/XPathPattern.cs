using System.Globalization;
using System.Text;

namespace Reviews.Workflows.Expressions.Functions;

/// <summary>
/// A pattern as XPath writes it (DMN 1.5, 10.3.4.3), in .NET's words. XPath counts characters, .NET their UTF-16 halves: so
/// "." and every negation take a pair of halves as one. "$" is the very end, and the flag x leaves white space in brackets.
/// </summary>
internal sealed class XPathPattern
{
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";
    private const string Halves = @"\uD800-\uDFFF";

    private readonly string pattern;
    private readonly string flags;
    private readonly StringBuilder text = new();
    private int at;

    private XPathPattern(string pattern, string flags) => (this.pattern, this.flags) = (pattern, flags);

    /// <summary>Throws <see cref="NotSupportedException"/> for a negation of characters beyond U+FFFF, which has no such form.</summary>
    internal static string Translate(string pattern, string flags) => new XPathPattern(pattern, flags).Whole();

    private string Whole()
    {
        while (at < pattern.Length)
        {
            var c = pattern[at];
            if (c == '\\')
                Escape();
            else if (c == '[')
                text.Append(Class());
            else if (c == '.')
                Take(flags.Contains('s', StringComparison.Ordinal) ? $@"(?:{Pair}|[^{Halves}])" : $@"(?:{Pair}|[^\n{Halves}])", 1);
            else if (c == '$' && !flags.Contains('m', StringComparison.Ordinal))
                Take(@"\z", 1);
            else if (char.IsHighSurrogate(c) && at + 1 < pattern.Length)
                Take($"(?:{pattern.AsSpan(at, 2)})", 2);
            else if (char.IsWhiteSpace(c) && flags.Contains('x', StringComparison.Ordinal))
                at++;
            else
                Take(c.ToString(), 1);
        }

        return text.ToString();
    }

    private void Take(string written, int read)
    {
        text.Append(written);
        at += read;
    }

    private void Escape()
    {
        var escape = EscapeText();
        text.Append(escape.Length > 1 && escape[1] is 'D' or 'S' or 'W' or 'P' ? $"(?:{Pair}|{escape})" : escape);
    }

    /// <summary>A backslash and what belongs to it.</summary>
    private string EscapeText()
    {
        var start = at;
        at = Math.Min(at + 2, pattern.Length);
        if (pattern[at - 1] is 'p' or 'P' && at < pattern.Length && pattern[at] == '{')
            at = pattern.IndexOf('}', at) is var close and >= 0 ? close + 1 : pattern.Length;
        return pattern[start..at];
    }

    /// <summary>Brackets with all that is in them, others within them too.</summary>
    private string Class()
    {
        at++;
        var negated = at < pattern.Length && pattern[at] == '^';
        var (inside, beyond, subtracted) = (new StringBuilder(negated ? "^" : ""), new List<string>(), "");
        at += negated ? 1 : 0;
        for (var first = true; at < pattern.Length && (pattern[at] != ']' || first); first = false)
        {
            if (pattern[at] == '[' && inside.Length > 0 && inside[^1] == '-')
                subtracted = Class();
            else if (pattern[at] == '\\')
                inside.Append(EscapeText());
            else if (char.IsHighSurrogate(pattern[at]) && at + 1 < pattern.Length)
                beyond.Add(Beyond());
            else
                inside.Append(pattern[at++]);
        }

        at++;
        if (negated && beyond.Count > 0)
            throw new NotSupportedException("Expected characters up to U+FFFF after '[^', but found others.");
        if (subtracted.Length > 0)
            return "[" + inside + subtracted + "]";
        if (negated)
            return $"(?:{Pair}|[{inside}{Halves}])";
        if (beyond.Count == 0)
            return "[" + inside + "]";
        return "(?:" + string.Join('|', inside.Length > 0 ? [.. beyond, "[" + inside + "]"] : beyond) + ")";
    }

    /// <summary>One character beyond U+FFFF or a range of such, as a pair.</summary>
    private string Beyond()
    {
        var (high, low) = (pattern[at], pattern[at + 1]);
        at += 2;
        if (at + 2 >= pattern.Length || pattern[at] != '-' || !char.IsHighSurrogate(pattern[at + 1]))
            return Code(high) + Code(low);
        var (lastHigh, lastLow) = (pattern[at + 1], pattern[at + 2]);
        at += 3;
        if (high == lastHigh)
            return $"{Code(high)}[{Code(low)}-{Code(lastLow)}]";
        var between = lastHigh - high > 1 ? $@"[{Code((char)(high + 1))}-{Code((char)(lastHigh - 1))}][\uDC00-\uDFFF]|" : "";
        return $@"{Code(high)}[{Code(low)}-\uDFFF]|{between}{Code(lastHigh)}[\uDC00-{Code(lastLow)}]";
    }

    private static string Code(char half) => @"\u" + ((int)half).ToString("X4", CultureInfo.InvariantCulture);
}
