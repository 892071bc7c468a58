using System.Text;
using System.Text.RegularExpressions;

namespace Reviews.Workflows.Expressions.Functions;

/// <summary>
/// Functions on patterns. They run on .NET's non-backtracking engine, in time linear in the text for one match, on texts and
/// patterns of bounded length; back references and look-around are not of that engine and make the result null.
/// </summary>
internal static class Patterns
{
    private const int MaxPattern = 1_000;
    private const int MaxText = 20_000;

    internal static IEnumerable<Builtin> All =>
    [
        new("matches", "input: string, pattern: string, flags: string?", a => With(a, 1, 2, regex => FeelBoolean.Of(regex.IsMatch(a.Text(0))))),
        new("replace", "input: string, pattern: string, replacement: string, flags: string?", a => With(a, 1, 3, regex => Replace(a, regex))),
        new("split", "string: string, delimiter: string", a => With(a, 1, 2, regex => a.Made(Pieces(a.Text(0), regex).Select(p => new FeelText(p))))),
    ];

    private static FeelValue With(Arguments a, int pattern, int flags, Func<Regex, FeelValue> use)
    {
        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        var text = a.Text(pattern);
        foreach (var flag in a.Has(flags) ? a.Text(flags) : "")
        {
            switch (flag)
            {
                case 'i': options |= RegexOptions.IgnoreCase; break;
                case 's': options |= RegexOptions.Singleline; break;
                case 'm': options |= RegexOptions.Multiline; break;
                case 'x': text = string.Concat(text.Where(c => !char.IsWhiteSpace(c))); break;
                case 'q': text = Regex.Escape(text); break;
                default: return a.Null($"Expected flags among s, m, i, x and q, but found '{flag}'.");
            }
        }

        if (text.Length > MaxPattern || a.Text(0).Length > MaxText)
            return a.Null($"Expected a pattern of at most {MaxPattern} characters for a text of at most {MaxText}, but found a longer one.");
        try
        {
            return use(new Regex(text, options, Regex.InfiniteMatchTimeout));
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException and not ArgumentOutOfRangeException)
        {
            return a.Null($"Expected a pattern that can be run, but found \"{a.Text(pattern)}\".");
        }
    }

    private static FeelText Replace(Arguments a, Regex regex)
    {
        var (input, replacement) = (a.Text(0), a.Text(2));
        var (text, from) = (new StringBuilder(), 0);
        foreach (var match in regex.EnumerateMatches(input))
        {
            a.Evaluation.Step();
            text.Append(input, from, match.Index - from).Append(Expand(regex, input, match.Index, match.Length, replacement));
            from = match.Index + match.Length;
            if (text.Length > Evaluation.MaxSize)
                a.Evaluation.Charge(text.Length);
        }

        return a.Made(text.Append(input, from, input.Length - from).ToString());
    }

    /// <summary>"$1" is what group 1 matched, as XPath says; other dollars stand for themselves.</summary>
    private static string Expand(Regex regex, string input, int index, int length, string replacement)
    {
        if (!replacement.Contains('$', StringComparison.Ordinal) && !replacement.Contains('\\', StringComparison.Ordinal))
            return replacement;
        var match = regex.Match(input, index);
        var text = new StringBuilder();
        for (var i = 0; i < replacement.Length; i++)
        {
            var next = i + 1 < replacement.Length ? replacement[i + 1] : '\0';
            if (replacement[i] == '$' && char.IsAsciiDigit(next) && match.Length == length)
                text.Append(match.Groups[replacement[++i] - '0'].Value);
            else if (replacement[i] == '\\' && next is '$' or '\\')
                text.Append(replacement[++i]);
            else
                text.Append(replacement[i]);
        }

        return text.ToString();
    }

    private static List<string> Pieces(string input, Regex regex)
    {
        var (pieces, from) = (new List<string>(), 0);
        foreach (var match in regex.EnumerateMatches(input))
        {
            if (match.Length == 0)
                continue;
            pieces.Add(input[from..match.Index]);
            from = match.Index + match.Length;
        }

        pieces.Add(input[from..]);
        return pieces;
    }
}
