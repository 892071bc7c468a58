using System.Text;
using System.Text.RegularExpressions;

namespace Reviews.Workflows.Expressions.Functions;

/// <summary>
/// What stands in for a match, as XPath says: "$1" is what group 1 matched ("$0" all of it, a missing group nothing), of
/// several digits as many as there are groups for; "\$" and "\\" are a dollar and a backslash; anything else after them is an error.
/// </summary>
internal static class Replacements
{
    internal static bool IsPlain(string replacement) => replacement.AsSpan().IndexOfAny('$', '\\') < 0;

    internal static bool IsValid(string replacement)
    {
        for (var i = 0; i < replacement.Length; i++)
        {
            var next = i + 1 < replacement.Length ? replacement[i + 1] : '\0';
            if (replacement[i] == '$' && !char.IsAsciiDigit(next))
                return false;
            if (replacement[i] == '\\' && next is not ('$' or '\\'))
                return false;
            i += replacement[i] == '\\' ? 1 : 0;
        }

        return true;
    }

    internal static string Expand(Match match, string replacement)
    {
        var text = new StringBuilder();
        for (var i = 0; i < replacement.Length; i++)
        {
            if (replacement[i] == '$')
                text.Append(match.Groups[Group(match.Groups.Count, replacement, ref i)].Value);
            else
                text.Append(replacement[i] == '\\' ? replacement[++i] : replacement[i]);
        }

        return text.ToString();
    }

    private static int Group(int count, string replacement, ref int at)
    {
        var group = replacement[++at] - '0';
        while (at + 1 < replacement.Length && char.IsAsciiDigit(replacement[at + 1]) && (group * 10) + replacement[at + 1] - '0' < count)
            group = (group * 10) + replacement[++at] - '0';
        return group;
    }
}
