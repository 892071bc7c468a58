namespace Reviews.Workflows.Expressions.Functions;

/// <summary>One answer from a list: counts, extremes, sums and averages.</summary>
internal static class Aggregates
{
    internal static IEnumerable<Builtin> All =>
    [
        new("count", "list: list", a => new FeelNumber(a.List(0).Count)),
        new("min", "list: items", a => Extreme(a, -1)),
        new("max", "list: items", a => Extreme(a, 1)),
        new("sum", "list: items", a => Total(a)),
        new("mean", "list: items", a => Total(a) is var total and not FeelNull
            ? Arithmetic.Apply(a.Evaluation, "/", total, new FeelNumber(a.List(0).Count))
            : FeelValue.Null),
        new("product", "list: items", a => OfNumbers(a, n => n.Aggregate(1m, (x, y) => x * y))),
        new("median", "list: items", a => OfNumbers(a, Median)),
        new("stddev", "list: items", a => OfNumbers(a, Deviation)),
        new("mode", "list: items", Mode),
    ];

    private static FeelValue Extreme(Arguments a, int sign)
    {
        var list = a.List(0);
        if (list.Count == 0)
            return a.Null("Expected at least one item, but found none.");
        var best = list[0];
        foreach (var item in list)
        {
            if (Comparison.Order(item, best) is not { } order)
                return a.Null($"Expected items of one ordered type, but found {Kinds.Of(best)} and {Kinds.Of(item)}.");
            best = order * sign > 0 ? item : best;
        }

        return best;
    }

    private static FeelValue Total(Arguments a)
    {
        var list = a.List(0);
        if (list.Count == 0)
            return a.Null("Expected at least one item, but found none.");
        var total = list[0];
        if (!list.All(i => i is FeelNumber) && !list.All(i => i is FeelDaysTime) && !list.All(i => i is FeelYearsMonths))
            return a.Null("Expected numbers, or durations of one kind, but found others.");
        foreach (var item in list.Skip(1))
            total = Arithmetic.Apply(a.Evaluation, "+", total, item);
        return total;
    }

    private static FeelValue OfNumbers(Arguments a, Func<IReadOnlyList<decimal>, decimal?> answer)
    {
        var numbers = new List<decimal>();
        foreach (var item in a.List(0))
        {
            if (item is not FeelNumber number)
                return a.Null($"Expected numbers, but found {Kinds.Of(item)}.");
            numbers.Add(number.Value);
        }

        return numbers.Count > 0 && answer(numbers) is { } value ? new FeelNumber(value) : a.Null("Expected more items, but found too few.");
    }

    private static decimal? Median(IReadOnlyList<decimal> numbers)
    {
        var sorted = numbers.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>Of a sample: divided by one less than the count, so of two numbers at least.</summary>
    private static decimal? Deviation(IReadOnlyList<decimal> numbers)
    {
        if (numbers.Count < 2)
            return null;
        var mean = numbers.Sum() / numbers.Count;
        return Numbers.Root(numbers.Sum(n => (n - mean) * (n - mean)) / (numbers.Count - 1));
    }

    private static FeelValue Mode(Arguments a)
    {
        if (!a.List(0).All(i => i is FeelNumber))
            return a.Null("mode: expected numbers, but found others.");
        var groups = a.List(0).Cast<FeelNumber>().GroupBy(n => n.Value).ToList();
        var most = groups.Count == 0 ? 0 : groups.Max(g => g.Count());
        return a.Made(groups.Where(g => g.Count() == most).Select(g => g.Key).Order().Select(n => new FeelNumber(n)));
    }
}
