using Reviews.Workflows.Expressions.Functions;

namespace Reviews.Workflows.Expressions;

/// <summary>for, some and every.</summary>
internal sealed partial class Evaluation
{
    private FeelValue For(ForNode loop, Frame? frame)
    {
        var results = new List<FeelValue>();
        var size = 0L;
        var complete = Each(loop.Iterators, 0, frame, inner =>
        {
            var partial = loop.ReadsPartial ? new Frame(inner, "partial", Produced(new FeelList(results))) : inner;
            var result = Value(loop.Body, partial);
            results.Add(result);
            size += result.Size;
            if (size > MaxSize)
                Charge(size);
            return true;
        });
        return complete is null ? FeelValue.Null : Produced(new FeelList(results));
    }

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
}
