using System.Text.RegularExpressions;

namespace Reviews.Notifications.Documents;

/// <summary>What was changed between two versions of a text: paragraph by paragraph, and within one word by word.</summary>
/// <param name="Changed">Every paragraph that is not as it was, in the order of the newer version.</param>
/// <param name="Unchanged">How many paragraphs are.</param>
public sealed partial record TextDifference(IReadOnlyList<ChangedParagraph> Changed, int Unchanged)
{
    // Beyond this many comparisons paragraphs, or words, are not matched one with another: all old is out, and all new is in.
    private const int Most = 4_000_000;

    // Beyond this many pairs of paragraphs in one place none is looked for that became another.
    private const int MostPairs = 2_500;

    // Below this part of its words in common a paragraph is another one.
    private const double Alike = 0.5;

    public int WordsAdded => Count(TextChange.Added);

    public int WordsRemoved => Count(TextChange.Removed);

    /// <param name="before">The paragraphs of the older version.</param>
    /// <param name="after">The paragraphs of the newer one.</param>
    public static TextDifference Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changed = new List<ChangedParagraph>();
        var (same, gone, come) = (0, new List<string>(), new List<string>());
        foreach (var (change, text) in Compare(before, after))
        {
            if (change == TextChange.Removed)
                gone.Add(text);
            else if (change == TextChange.Added)
                come.Add(text);
            else
            {
                changed.AddRange(Matched(gone, come));
                gone.Clear();
                come.Clear();
                same++;
            }
        }

        changed.AddRange(Matched(gone, come));
        return new(changed, same);
    }

    private int Count(TextChange change) => Changed.SelectMany(paragraph => paragraph.Parts).Where(part => part.Change == change).Sum(part => Word().Count(part.Text));

    // In one place some paragraphs went and others came: each that is much like an old one is that one, changed.
    private static IEnumerable<ChangedParagraph> Matched(List<string> before, List<string> after)
    {
        var (old, young) = (0, 0);
        foreach (var (was, became) in Pairs(before, after).Append((before.Count, after.Count)))
        {
            for (; old < was; old++)
                yield return new([new(TextChange.Removed, before[old])]);
            for (; young < became; young++)
                yield return new([new(TextChange.Added, after[young])]);
            if (was < before.Count)
                yield return new(Words(before[old++], after[young++]));
        }
    }

    /// <summary>Which became which, in order: together as alike as can be.</summary>
    private static List<(int Was, int Became)> Pairs(List<string> before, List<string> after)
    {
        if ((long)before.Count * after.Count > MostPairs)
            return [];
        var alike = before.Select(old => after.Select(young => Likeness(old, young)).ToArray()).ToArray();
        var best = new double[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
                best[i, j] = Math.Max(Math.Max(best[i + 1, j], best[i, j + 1]), alike[i][j] >= Alike ? alike[i][j] + best[i + 1, j + 1] : 0);
        }

        var (pairs, was, became) = (new List<(int, int)>(), 0, 0);
        while (was < before.Count && became < after.Count)
        {
            // The very numbers that were chosen from above: nothing is reckoned anew.
            if (alike[was][became] >= Alike && best[was, became].Equals(alike[was][became] + best[was + 1, became + 1]))
                pairs.Add((was++, became++));
            else if (best[was, became].Equals(best[was + 1, became]))
                was++;
            else
                became++;
        }

        return pairs;
    }

    /// <summary>The part of the words that both have, of those of the longer one.</summary>
    private static double Likeness(string before, string after)
    {
        var (old, young) = (WordsOf(before), WordsOf(after));
        return old.Count == 0 || young.Count == 0 ? 0 : (double)Compare(old, young).Count(part => part.Change == TextChange.Same) / Math.Max(old.Count, young.Count);
    }

    private static List<string> WordsOf(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    private static List<TextPart> Words(string before, string after)
    {
        var parts = new List<TextPart>();
        foreach (var (change, text) in Compare(Tokens(before), Tokens(after)))
        {
            if (parts is [.., var last] && last.Change == change)
                parts[^1] = last with { Text = last.Text + text };
            else
                parts.Add(new(change, text));
        }

        return parts;
    }

    private static List<string> Tokens(string text) => [.. Token().Matches(text).Select(match => match.Value)];

    /// <summary>The longest that both have in common, and what is in one only: what went before what came.</summary>
    private static IEnumerable<(TextChange Change, string Text)> Compare(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var (head, tail) = (0, 0);
        while (head < before.Count && head < after.Count && before[head] == after[head])
            head++;
        while (tail < before.Count - head && tail < after.Count - head && before[^(tail + 1)] == after[^(tail + 1)])
            tail++;
        var (old, young) = (before.Skip(head).Take(before.Count - head - tail).ToList(), after.Skip(head).Take(after.Count - head - tail).ToList());
        return
        [
            .. before.Take(head).Select(text => (TextChange.Same, text)),
            .. (long)old.Count * young.Count <= Most ? Common(old, young) : [.. old.Select(text => (TextChange.Removed, text)), .. young.Select(text => (TextChange.Added, text))],
            .. before.Skip(before.Count - tail).Select(text => (TextChange.Same, text)),
        ];
    }

    private static List<(TextChange Change, string Text)> Common(List<string> before, List<string> after)
    {
        var length = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
                length[i, j] = before[i] == after[j] ? length[i + 1, j + 1] + Weight(before[i]) : Math.Max(length[i + 1, j], length[i, j + 1]);
        }

        var (all, old, young) = (new List<(TextChange, string)>(), 0, 0);
        while (old < before.Count || young < after.Count)
        {
            if (old < before.Count && young < after.Count && before[old] == after[young])
            {
                all.Add((TextChange.Same, before[old++]));
                young++;
            }
            else if (young == after.Count || (old < before.Count && length[old + 1, young] >= length[old, young + 1]))
                all.Add((TextChange.Removed, before[old++]));
            else
                all.Add((TextChange.Added, after[young++]));
        }

        return all;
    }

    // A word that stayed says more than the spaces around it.
    private static int Weight(string text) => Word().IsMatch(text) ? 4 : 1;

    [GeneratedRegex(@"\w+", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\w+|\s+|[^\w\s]", RegexOptions.None, 1000)]
    private static partial Regex Token();
}

/// <summary>A paragraph that is new, is gone, or holds other words; its parts in order.</summary>
public sealed record ChangedParagraph(IReadOnlyList<TextPart> Parts)
{
    /// <summary>Whether the whole of it is new or gone.</summary>
    public bool IsWhole => Parts is [{ Change: not TextChange.Same }];
}

public sealed record TextPart(TextChange Change, string Text);

public enum TextChange
{
    Same,
    Added,
    Removed,
}
