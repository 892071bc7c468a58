using System.Text;

namespace Reviews.Workflows.Expressions.Functions;

/// <summary>Functions on strings; a position counts characters as readers do, so a pair of surrogates is one.</summary>
internal static class Text
{
    internal static IEnumerable<Builtin> All =>
    [
        new("substring", "string: string, start position: number, length: number?", Substring),
        new("string length", "string: string", a => new FeelNumber(a.Text(0).EnumerateRunes().Count())),
        new("upper case", "string: string", a => a.Made(a.Text(0).ToUpperInvariant())),
        new("lower case", "string: string", a => a.Made(a.Text(0).ToLowerInvariant())),
        new("trim", "string: string", a => a.Made(a.Text(0).Trim())),
        new("substring before", "string: string, match: string", a => a.Made(
            a.Text(0).IndexOf(a.Text(1), StringComparison.Ordinal) is var at and >= 0 ? a.Text(0)[..at] : "")),
        new("substring after", "string: string, match: string", a => a.Made(
            a.Text(0).IndexOf(a.Text(1), StringComparison.Ordinal) is var at and >= 0 ? a.Text(0)[(at + a.Text(1).Length)..] : "")),
        new("contains", "string: string, match: string", a => FeelBoolean.Of(a.Text(0).Contains(a.Text(1), StringComparison.Ordinal))),
        new("starts with", "string: string, match: string", a => FeelBoolean.Of(a.Text(0).StartsWith(a.Text(1), StringComparison.Ordinal))),
        new("ends with", "string: string, match: string", a => FeelBoolean.Of(a.Text(0).EndsWith(a.Text(1), StringComparison.Ordinal))),
        new("string join", "list: list, delimiter: any?, prefix: string?, suffix: string?", Join),
    ];

    private static FeelValue Substring(Arguments a)
    {
        var runes = a.Text(0).EnumerateRunes().ToList();
        if (a.Whole(1) is not { } start || start == 0 || Math.Abs((long)start) > runes.Count)
            return a.Null($"substring: expected a start position within the {runes.Count} characters, counted from 1 or from -1, but found {FeelWriter.Number(a.Number(1))}.");
        var length = a.Number(2, runes.Count);
        if (length < 0)
            return a.Null("substring: expected a length of 0 or more, but found a negative one.");
        var from = start > 0 ? start - 1 : runes.Count + start;
        var text = new StringBuilder();
        foreach (var rune in runes.Skip(from).Take((int)Math.Min(decimal.Truncate(length), runes.Count)))
            text.Append(rune.ToString());
        return a.Made(text.ToString());
    }

    private static FeelValue Join(Arguments a)
    {
        if (a.Has(1) && a[1] is not (FeelText or FeelNull))
            return a.Null($"string join: expected delimiter to be a string, but found {Kinds.Of(a[1])}.");
        if (a.List(0).FirstOrDefault(i => i is not (FeelText or FeelNull)) is { } other)
            return a.Null($"string join: expected strings, but found {Kinds.Of(other)}.");
        var texts = a.List(0).OfType<FeelText>().Select(t => t.Value).ToList();
        var delimiter = (a[1] as FeelText)?.Value ?? "";
        a.Evaluation.Charge(texts.Sum(t => (long)t.Length) + ((long)delimiter.Length * texts.Count));
        return new FeelText((a.Has(2) ? a.Text(2) : "") + string.Join(delimiter, texts) + (a.Has(3) ? a.Text(3) : ""));
    }
}
