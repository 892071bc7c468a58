using Reviews.Workflows.Expressions.Functions;

namespace Reviews.Workflows.Expressions;

/// <summary>Filters, tests, loops, contexts and functions.</summary>
internal sealed partial class Evaluation
{
    private FeelValue Filter(FilterNode filter, Frame? frame)
    {
        var target = Value(filter.Target, frame);
        var items = target switch { FeelList list => list.Items, FeelNull => [], _ => [target] };
        if (filter.Test is LiteralNode or NegateNode || items.Count == 0)
        {
            if (Value(filter.Test, items.Count == 0 ? new Frame(frame, "item", FeelValue.Null) : frame) is FeelNumber literal)
                return At(items, literal.Value);
        }

        var kept = new List<FeelValue>();
        foreach (var item in items)
        {
            var test = Value(filter.Test, new Frame(frame, "item", item, item as FeelContext));
            if (test is FeelNumber index)
                return At(items, index.Value);
            if (test is FeelBoolean { Value: true })
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
        foreach (var test in among.Tests)
        {
            var outcome = Value(test, new Frame(frame, "?", value));
            if (test is not CompareTestNode && !(outcome is FeelBoolean && Asks(test)))
                outcome = Matches(value, outcome);
            answer = Three.Or(answer, outcome);
            if (answer is FeelBoolean { Value: true })
                return answer;
        }

        return answer;
    }

    /// <summary>Whether a test speaks of "?", and so answers for itself.</summary>
    private static bool Asks(Node node) => node is NameNode { Name: "?" } || node.Children.Any(Asks);

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

    private FeelValue For(ForNode loop, Frame? frame)
    {
        var results = new List<FeelValue>();
        var size = 0L;
        var complete = Each(loop.Iterators, 0, frame, inner =>
        {
            var partial = new Frame(inner, "partial", Partial(loop, results));
            var result = Value(loop.Body, partial);
            results.Add(result);
            size += result.Size;
            if (size > MaxSize)
                Charge(size);
            return true;
        });
        return complete is null ? FeelValue.Null : Produced(new FeelList(results));
    }

    /// <summary>The results so far, copied only for a body that looks at them.</summary>
    private FeelValue Partial(ForNode loop, List<FeelValue> results) =>
        Reads(loop.Body, "partial") ? Produced(new FeelList(results)) : FeelValue.Null;

    private static bool Reads(Node node, string name) =>
        (node is NameNode found && found.Name == name) || node.Children.Any(c => Reads(c, name));

    private FeelValue Quantified(QuantifiedNode quantified, Frame? frame)
    {
        FeelValue answer = FeelBoolean.Of(quantified.IsEvery);
        var complete = Each(quantified.Iterators, 0, frame, inner =>
        {
            var holds = Value(quantified.Condition, inner);
            answer = quantified.IsEvery ? Three.And(answer, holds) : Three.Or(answer, holds);
            return Truth(answer) != !quantified.IsEvery;
        });
        return complete is null ? FeelValue.Null : answer;
    }

    /// <summary>Visits every combination until a visit says false; null where a domain is nothing to go through.</summary>
    private bool? Each(IReadOnlyList<Iterator> iterators, int at, Frame? frame, Func<Frame?, bool> visit)
    {
        if (at == iterators.Count)
            return visit(frame);
        if (Domain(iterators[at], frame) is not { } domain)
            return null;
        foreach (var item in domain)
        {
            Step();
            if (Each(iterators, at + 1, new Frame(frame, iterators[at].Name, item), visit) is not true and var stop)
                return stop;
        }

        return true;
    }

    private IEnumerable<FeelValue>? Domain(Iterator iterator, Frame? frame)
    {
        var domain = Value(iterator.Domain, frame);
        if (iterator.Through is not null)
            domain = new FeelRange(domain, true, Value(iterator.Through, frame), true);
        switch (domain)
        {
            case FeelRange range when Ranges.Walk(range) is { } walk:
                return walk;
            case FeelList list:
                return list.Items;
            case FeelNull or FeelRange:
                Null($"Expected a list or a range of whole numbers or dates to go through, but found {Kinds.Of(domain)}.");
                return null;
            default:
                return [domain];
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
        return start is FeelNull || end is FeelNull || Comparison.Order(start, end) is not null
            ? new FeelRange(start, range.StartIncluded, end, range.EndIncluded)
            : Null($"Expected two ends of one ordered type, but found {Kinds.Of(start)} and {Kinds.Of(end)}.");
    }

    private FeelValue Call(CallNode call, Frame? frame)
    {
        var named = call.Callee as NameNode;
        var callee = named is not null && Builtins.Has(named.Name) && Local(named.Name, frame) is not FeelFunction
            ? Builtins.AsValue(named.Name)!
            : Value(call.Callee, frame);
        var given = new Given([.. call.Given.Select(g => Value(g, frame))], call.Names);
        return Invoke(callee, given, named?.Name);
    }

    private FeelValue? Local(string name, Frame? frame)
    {
        for (var at = frame; at is not null; at = at.Outer)
        {
            if (at.Find(name) is { } local)
                return local;
        }

        return Scope.Find(name);
    }

    internal FeelValue Invoke(FeelValue callee, Given given, string? name = null) => callee switch
    {
        FeelFunction function => function.Body(this, given),
        FeelNull => FeelValue.Null,
        _ => Null($"Expected a function{(name is null ? "" : " called '" + name + "'")}, but found {Kinds.Of(callee)}."),
    };

    private static FeelFunction Function(FunctionNode node, Frame? frame) =>
        new([.. node.Parameters.Select(p => p.Name)], (evaluation, given) =>
        {
            if (given.InOrder([.. node.Parameters.Select(p => p.Name)]) is not { } arguments || arguments.Contains(null))
                return evaluation.Null($"Expected the arguments ({string.Join(", ", node.Parameters.Select(p => p.Name))}), but found {given.Shown}.");
            var inner = frame;
            foreach (var (parameter, argument) in node.Parameters.Zip(arguments))
            {
                if (parameter.Type is { } type && !type.Takes(argument!))
                    return evaluation.Null($"Expected {parameter.Name} to be of type {type.Name}, but found {Kinds.Of(argument!)}.");
                inner = new Frame(inner, parameter.Name, argument!);
            }

            return evaluation.Value(node.Body, inner);
        });
}
