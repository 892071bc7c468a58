using System.Text;
using System.Text.RegularExpressions;

namespace Reviews.Workflows.Expressions.Functions;

/// <summary>
/// Functions on patterns. They run on .NET's non-backtracking engine, in time linear in the text for one match, within
/// <see cref="Evaluation.Matching"/>'s bounds; back references and look-around are not of that engine and make the result null.
/// </summary>
internal static class Patterns
{
    internal static IEnumerable<Builtin> All =>
    [
        new("matches", "input: string, pattern: string, flags: any?", a => With(a, 1, 2, regex => FeelBoolean.Of(regex.IsMatch(a.Text(0))))),
        new("replace", "input: string, pattern: string, replacement: string, flags: any?", a => With(a, 1, 3, regex => Replace(a, regex))),
        new("split", "string: string, delimiter: string", a => With(a, 1, 2, regex => Split(a, regex))),
    ];

    private static FeelValue With(Arguments a, int pattern, int flags, Func<Regex, FeelValue> use)
    {
        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        if (a.Has(flags) && a[flags] is not (FeelText or FeelNull))
            return a.Null($"Expected flags to be a string, but found {Kinds.Of(a[flags])}.");
        var given = a.Has(flags) && a[flags] is FeelText { Value: var letters } ? letters : "";
        foreach (var flag in given)
        {
            switch (flag)
            {
                case 'i': options |= RegexOptions.IgnoreCase; break;
                case 'm': options |= RegexOptions.Multiline; break;
                case 's' or 'x' or 'q': break;
                default: return a.Null($"Expected flags among s, m, i, x and q, but found '{flag}'.");
            }
        }

        if (a.Text(pattern).Length > Evaluation.MaxPattern)
            throw new BoundExceededException($"Expected a pattern of at most {Evaluation.MaxPattern} characters, but the expression has a longer one.");
        try
        {
            var text = given.Contains('q', StringComparison.Ordinal) ? Regex.Escape(a.Text(pattern)) : XPathPattern.Translate(a.Text(pattern), given);
            return a.Evaluation.Matching(text, options, a.Text(0), use);
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException and not ArgumentOutOfRangeException)
        {
            return a.Null($"Expected a pattern that can be run, but found \"{a.Text(pattern)}\".");
        }
    }

    private static FeelValue Replace(Arguments a, Regex regex)
    {
        var (input, replacement) = (a.Text(0), a.Text(2));
        if (!Replacements.IsValid(replacement))
            return a.Null($"replace: expected a digit after each '$', and '$' or '\\' after each '\\', but found \"{replacement}\".");
        if (regex.IsMatch(""))
            return MatchesNothing(a, "replace");
        var (text, from) = (new StringBuilder(), 0);
        foreach (var match in regex.EnumerateMatches(input))
        {
            a.Evaluation.Step();
            text.Append(input, from, match.Index - from)
                .Append(Replacements.IsPlain(replacement) ? replacement : Replacements.Expand(regex.Match(input, match.Index), replacement));
            from = match.Index + match.Length;
            if (text.Length > Evaluation.MaxSize)
                a.Evaluation.Charge(text.Length);
        }

        return a.Made(text.Append(input, from, input.Length - from).ToString());
    }

    private static FeelValue MatchesNothing(Arguments a, string name) =>
        a.Null($"{name}: expected a pattern that matches at least one character, but \"{a.Text(1)}\" matches none.");

    private static FeelValue Split(Arguments a, Regex regex) => regex.IsMatch("")
        ? MatchesNothing(a, "split")
        : a.Made(Pieces(a.Text(0), regex).Select(p => new FeelText(p)));

    private static List<string> Pieces(string input, Regex regex)
    {
        var (pieces, from) = (new List<string>(), 0);
        foreach (var match in regex.EnumerateMatches(input))
        {
            pieces.Add(input[from..match.Index]);
            from = match.Index + match.Length;
        }

        pieces.Add(input[from..]);
        return pieces;
    }
}
