namespace Reviews.Workflows.Expressions.Functions;

/// <summary>Functions that look in a list or make a new one; positions count from 1, or from -1 at the end.</summary>
internal static class Lists
{
    internal static IEnumerable<Builtin> All =>
    [
        new("list contains", "list: list, element: any", a => FeelBoolean.Of(a.List(0).Any(i => Comparison.Equal(i, a[1]) == true))),
        new("sublist", "list: list, start position: number, length: number?", Sublist),
        new("append", "list: list, item: rest", a => a.Made([.. a.List(0), .. a.List(1)])),
        new("concatenate", "list: rest", a => a.Made(a.List(0).SelectMany(Items))),
        new("insert before", "list: list, position: number, newItem: any", a => Position(a, 1, 0) is { } at
            ? a.Made([.. a.List(0).Take(at), a[2], .. a.List(0).Skip(at)])
            : NoPosition(a)),
        new("remove", "list: list, position: number", a => Position(a, 1, 0) is { } at
            ? a.Made([.. a.List(0).Take(at), .. a.List(0).Skip(at + 1)])
            : NoPosition(a)),
        new("list replace", "list: list, position: number, newItem: any", a => Position(a, 1, 0) is { } at
            ? a.Made([.. a.List(0).Take(at), a[2], .. a.List(0).Skip(at + 1)])
            : NoPosition(a)),
        new("list replace", "list: list, match: function, newItem: any", ReplaceMatching),
        new("reverse", "list: list", a => a.Made(a.List(0).Reverse())),
        new("index of", "list: list, match: any", a => a.Made(a.List(0).Index()
            .Where(i => Comparison.Equal(i.Item, a[1]) == true).Select(i => new FeelNumber(i.Index + 1)))),
        new("union", "list: rest", a => a.Made(a.List(0).SelectMany(Items).Distinct(Comparison.Same))),
        new("distinct values", "list: list", a => a.Made(a.List(0).Distinct(Comparison.Same))),
        new("flatten", "list: list", a => a.Made(a.List(0).SelectMany(Flat))),
        new("sort", "list: list, precedes: function?", Sort),
        new("partition", "list: list, size: number", a => a.Whole(1) is { } size and > 0
            ? a.Made(a.List(0).Chunk(size).Select(c => new FeelList(c)))
            : a.Null($"partition: expected a size of 1 or more, but found {FeelWriter.Number(a.Number(1))}.")),
    ];

    private static IEnumerable<FeelValue> Items(FeelValue value) => value is FeelList list ? list.Items : [value];

    private static IEnumerable<FeelValue> Flat(FeelValue value) => value is FeelList list ? list.Items.SelectMany(Flat) : [value];

    /// <summary>The position as an index from 0, or null where the list has no such item.</summary>
    private static int? Position(Arguments a, int index, int beyond)
    {
        var count = a.List(0).Count;
        if (a.Whole(index) is not { } position || position == 0 || Math.Abs((long)position) > count + beyond)
            return null;
        return position > 0 ? position - 1 : count + position;
    }

    private static FeelValue NoPosition(Arguments a) =>
        a.Null($"Expected a position within the {a.List(0).Count} items, counted from 1 or from -1, but found {FeelWriter.Number(a.Number(1))}.");

    private static FeelValue Sublist(Arguments a)
    {
        if (Position(a, 1, 0) is not { } from)
            return NoPosition(a);
        if (!a.Has(2))
            return a.Made(a.List(0).Skip(from));
        return a.Whole(2) is { } length and >= 0 && from + (long)length <= a.List(0).Count
            ? a.Made(a.List(0).Skip(from).Take(length))
            : a.Null($"sublist: expected a length within the list, but found {FeelWriter.Number(a.Number(2))}.");
    }

    private static FeelValue ReplaceMatching(Arguments a)
    {
        var items = new List<FeelValue>();
        foreach (var item in a.List(0))
        {
            var matches = a.Evaluation.Invoke(a[1], new Given([item, a[2]]));
            if (matches is not FeelBoolean { Value: var replace })
                return a.Null($"list replace: expected match to answer true or false, but found {Kinds.Of(matches)}.");
            items.Add(replace ? a[2] : item);
        }

        return a.Made(items);
    }

    /// <summary>Merge sort: stable, and safe with a function that orders nothing sensibly.</summary>
    private static FeelValue Sort(Arguments a)
    {
        var failed = false;
        bool Precedes(FeelValue left, FeelValue right)
        {
            a.Evaluation.Step();
            if (a.Has(1))
                return a.Evaluation.Invoke(a[1], new Given([left, right])) is FeelBoolean { Value: true };
            failed |= Comparison.Order(left, right) is null;
            return Comparison.Order(left, right) < 0;
        }

        var sorted = Merge([.. a.List(0)], Precedes);
        return failed ? a.Null("sort: expected items of one ordered type, or a function to order them.") : a.Made(sorted);
    }

    private static FeelValue[] Merge(FeelValue[] items, Func<FeelValue, FeelValue, bool> precedes)
    {
        if (items.Length < 2)
            return items;
        var (left, right) = (Merge(items[..(items.Length / 2)], precedes), Merge(items[(items.Length / 2)..], precedes));
        var merged = new FeelValue[items.Length];
        for (int at = 0, l = 0, r = 0; at < merged.Length; at++)
        {
            var takeRight = l == left.Length || (r < right.Length && precedes(right[r], left[l]));
            merged[at] = takeRight ? right[r++] : left[l++];
        }

        return merged;
    }
}
