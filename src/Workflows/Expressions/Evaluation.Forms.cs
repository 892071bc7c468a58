namespace Reviews.Workflows.Expressions;

/// <summary>Filters, tests, contexts and ranges.</summary>
internal sealed partial class Evaluation
{
    private FeelValue Filter(FilterNode filter, Frame? frame)
    {
        var target = Value(filter.Target, frame);
        if (target is FeelNull)
            return Null("Expected a list before '[', but found null.");
        var items = target is FeelList list ? list.Items : [target];
        if (filter.Test is LiteralNode or NegateNode || items.Count == 0)
        {
            var test = Value(filter.Test, items.Count == 0 ? new Frame(frame, "item", FeelValue.Null) : frame);
            if (test is FeelNumber literal)
                return At(items, literal.Value);
            if (filter.Test is LiteralNode { Value: FeelNull })
                return Null("Expected a position or a test in '[ ]', but found null.");
        }

        var kept = new List<FeelValue>();
        foreach (var item in items)
        {
            var outcome = Value(filter.Test, new Frame(frame, "item", item, item as FeelContext));
            if (outcome is FeelNumber index)
                return At(items, index.Value);
            if (outcome is FeelBoolean { Value: true })
                kept.Add(item);
        }

        return Produced(new FeelList(kept));
    }

    private FeelValue At(IReadOnlyList<FeelValue> items, decimal index)
    {
        var place = index < 0 ? items.Count + index : index - 1;
        return place >= 0 && place < items.Count && place == decimal.Truncate(place)
            ? items[(int)place]
            : Null($"Expected a position from 1 to {items.Count} or from -{items.Count} to -1, but found {FeelWriter.Number(index)}.");
    }

    private FeelValue Between(BetweenNode between, Frame? frame)
    {
        var (value, low, high) = (Value(between.Value, frame), Value(between.Low, frame), Value(between.High, frame));
        return Three.And(Binary(">=", value, low), Binary("<=", value, high));
    }

    private FeelValue In(InNode among, Frame? frame)
    {
        var value = Value(among.Value, frame);
        FeelValue answer = FeelBoolean.False;
        foreach (var (test, asks) in among.Tests.Zip(among.Asks))
        {
            var outcome = Value(test, new Frame(frame, "?", value));
            if (test is not CompareTestNode && !(outcome is FeelBoolean && asks))
                outcome = Matches(value, outcome);
            answer = Three.Or(answer, outcome);
            if (answer is FeelBoolean { Value: true })
                return answer;
        }

        return answer;
    }

    private FeelValue Matches(FeelValue value, FeelValue test)
    {
        switch (test)
        {
            case FeelRange range when value is not FeelRange:
                return Comparison.Within(range, value) is { } within
                    ? FeelBoolean.Of(within)
                    : Null($"Expected a value of the range's type, but found {Kinds.Of(value)}.");
            case FeelList list:
                Charge(list.Size);
                return FeelBoolean.Of(Comparison.Equal(value, list) == true || list.Items.Any(i =>
                    Comparison.Equal(value, i) == true || (i is FeelRange inner && Comparison.Within(inner, value) == true)));
            default:
                return Binary("=", value, test);
        }
    }

    private FeelContext Context(ContextNode node, Frame? frame)
    {
        var entries = new List<KeyValuePair<string, FeelValue>>();
        foreach (var (key, entry) in node.Entries)
        {
            var value = Value(entry, frame);
            entries.Add(KeyValuePair.Create(key, value));
            frame = new Frame(frame, key, value);
        }

        return Produced(new FeelContext(entries));
    }

    private FeelValue Range(RangeNode range, Frame? frame)
    {
        var (start, end) = (Value(range.Start, frame), Value(range.End, frame));
        return Comparison.Order(start is FeelNull ? end : start, end is FeelNull ? start : end) is not null || (start is FeelNull && end is FeelNull)
            ? new FeelRange(start, range.StartIncluded, end, range.EndIncluded)
            : Null($"Expected two ends of one ordered type, but found {Kinds.Of(start)} and {Kinds.Of(end)}.");
    }
}
