namespace Reviews.Workflows.Expressions.Functions;

/// <summary>
/// How large a pattern is once its counted repetitions are written out: "(ab){3}c" is 7. That, times the text, is what one
/// match can cost, whatever the pattern says.
/// </summary>
internal static class PatternSize
{
    internal static long Of(string pattern)
    {
        var (outer, total, atom) = (new Stack<long>(), 0L, 0L);
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '(':
                    outer.Push(Sizes.Add(total, atom));
                    (total, atom) = (0, 0);
                    break;
                case ')':
                    atom = Sizes.Add(total, atom);
                    total = outer.Count > 0 ? outer.Pop() : 0;
                    break;
                case '{':
                    atom = Math.Min(atom * Math.Max(1, Times(pattern, ref at)), long.MaxValue / 1_000_000);
                    break;
                case '|' or '*' or '+' or '?':
                    break;
                default:
                    (total, atom) = (Sizes.Add(total, atom), 1);
                    Skip(pattern, ref at);
                    break;
            }
        }

        return outer.Aggregate(Sizes.Add(total, atom), Sizes.Add);
    }

    /// <summary>The larger number of a repetition; leaves the position at its closing brace.</summary>
    private static long Times(string pattern, ref int at)
    {
        var (most, number) = (0L, 0L);
        while (++at < pattern.Length && pattern[at] != '}')
        {
            number = char.IsAsciiDigit(pattern[at]) ? Math.Min((number * 10) + pattern[at] - '0', 100_000) : 0;
            most = Math.Max(most, number);
        }

        return most;
    }

    /// <summary>Goes to the last character of an escape or of brackets.</summary>
    private static void Skip(string pattern, ref int at)
    {
        if (pattern[at] == '\\')
        {
            at++;
            if (at < pattern.Length && pattern[at] is 'p' or 'P')
                at = pattern.IndexOf('}', at) is var close and >= 0 ? close : pattern.Length;
        }
        else if (pattern[at] == '[')
        {
            for (at++; at < pattern.Length && pattern[at] != ']'; at++)
                at += pattern[at] == '\\' ? 1 : 0;
        }
    }
}
