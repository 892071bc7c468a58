namespace Reviews.Workflows.Expressions.Functions;

/// <summary>How points and ranges lie to each other (DMN 1.5, table 78; Allen's relations).</summary>
internal static class Ranges
{
    private const string Points = "point1: point, point2: point";
    private const string PointRange = "point: point, range: range";
    private const string RangePoint = "range: range, point: point";

    internal static IEnumerable<Builtin> All =>
    [
        .. Of("before", (a, b) => Ends(a, b) is var o && (o < 0 || (o == 0 && !(a.EndIncluded && b.StartIncluded))), Points, PointRange, RangePoint),
        .. Of("after", (a, b) => Ends(b, a) is var o && (o < 0 || (o == 0 && !(b.EndIncluded && a.StartIncluded))), Points, PointRange, RangePoint),
        .. Of("meets", (a, b) => a.EndIncluded && b.StartIncluded && Ends(a, b) == 0),
        .. Of("met by", (a, b) => b.EndIncluded && a.StartIncluded && Ends(b, a) == 0),
        .. Of("overlaps", Overlap),
        .. Of("overlaps before", (a, b) => Starts(a, b) < 0 && Overlap(a, b) && Finishes(a, b) <= 0),
        .. Of("overlaps after", (a, b) => Starts(b, a) < 0 && Overlap(a, b) && Finishes(b, a) <= 0),
        .. Of("finishes", (a, b) => Finishes(a, b) == 0 && Starts(b, a) <= 0, PointRange),
        .. Of("finished by", (a, b) => Finishes(a, b) == 0 && Starts(a, b) <= 0, RangePoint),
        .. Of("includes", (a, b) => Starts(a, b) <= 0 && Finishes(b, a) <= 0, RangePoint),
        .. Of("during", (a, b) => Starts(b, a) <= 0 && Finishes(a, b) <= 0, PointRange),
        .. Of("starts", (a, b) => Starts(a, b) == 0 && Finishes(a, b) <= 0, PointRange),
        .. Of("started by", (a, b) => Starts(a, b) == 0 && Finishes(b, a) <= 0, RangePoint),
        .. Of("coincides", (a, b) => Starts(a, b) == 0 && Finishes(a, b) == 0, Points),
    ];

    /// <summary>The whole numbers or dates of a range, forwards or backwards; null where its ends are neither.</summary>
    internal static IEnumerable<FeelValue>? Walk(FeelRange range) => (range.Start, range.End) switch
    {
        (FeelNumber a, FeelNumber b) when a.Value == decimal.Truncate(a.Value) && b.Value == decimal.Truncate(b.Value) =>
            Numbers(a.Value, b.Value).Where(n => Inside(range, n)),
        (FeelDate a, FeelDate b) => Days(a.Value, b.Value).Where(d => Inside(range, d)),
        _ => null,
    };

    private static bool Inside(FeelRange range, FeelValue value) =>
        (range.StartIncluded || !value.Equals(range.Start)) && (range.EndIncluded || !value.Equals(range.End));

    private static IEnumerable<FeelValue> Numbers(decimal from, decimal through)
    {
        var step = from <= through ? 1 : -1;
        for (var n = from; ; n += step)
        {
            yield return new FeelNumber(n);
            if (n == through)
                yield break;
        }
    }

    private static IEnumerable<FeelValue> Days(LocalDate from, LocalDate through)
    {
        var step = from <= through ? 1 : -1;
        for (var date = from; ; date = date.PlusDays(step))
        {
            yield return new FeelDate(date);
            if (date == through)
                yield break;
        }
    }

    /// <param name="named">What its parameters are called where they are not two ranges (DMN 1.5, 10.3.4.10).</param>
    private static IEnumerable<Builtin> Of(string name, Func<FeelRange, FeelRange, bool> relation, params string[] named) =>
        named.Prepend("range1: any, range2: any").Select(signature => new Builtin(name, signature, a => Hold(a, name, relation)));

    private static FeelValue Hold(Arguments a, string name, Func<FeelRange, FeelRange, bool> relation)
    {
        var (left, right) = (AsRange(a[0]), AsRange(a[1]));
        foreach (var (x, y) in new[] { (left.Start, right.Start), (left.End, right.End), (left.Start, left.End), (right.Start, right.End) })
        {
            if (Comparison.Order(x, y) is null)
                return a.Null($"{name}: expected two values or bounded ranges of one ordered type, but found {Kinds.Of(a[0])} and {Kinds.Of(a[1])}.");
        }

        return FeelBoolean.Of(relation(left, right));
    }

    private static FeelRange AsRange(FeelValue value) => value as FeelRange ?? new FeelRange(value, true, value, true);

    /// <summary>Where the first range's end lies to the second's start.</summary>
    private static int Ends(FeelRange a, FeelRange b) => Comparison.Order(a.End, b.Start) ?? 0;

    private static bool Overlap(FeelRange a, FeelRange b) =>
        (Ends(a, b) is var o && (o > 0 || (o == 0 && a.EndIncluded && b.StartIncluded)))
        && (Ends(b, a) is var p && (p > 0 || (p == 0 && b.EndIncluded && a.StartIncluded)));

    /// <summary>Which range starts first: below 0 the first; an included end lies before an excluded one.</summary>
    private static int Starts(FeelRange a, FeelRange b) =>
        Comparison.Order(a.Start, b.Start) is not 0 and { } order ? order : b.StartIncluded.CompareTo(a.StartIncluded);

    private static int Finishes(FeelRange a, FeelRange b) =>
        Comparison.Order(a.End, b.End) is not 0 and { } order ? order : a.EndIncluded.CompareTo(b.EndIncluded);
}
