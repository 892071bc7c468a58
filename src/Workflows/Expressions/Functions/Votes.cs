namespace Reviews.Workflows.Expressions.Functions;

/// <summary>
/// <c>vote tally(votes, needed)</c>. A vote is null or has a null choice where it is not cast; otherwise a string, or a context
/// with a string "choice". The answer: counts (votes by choice, in the order first seen), cast, missing, unanimous (every vote is
/// cast, for one choice), and decision: the one choice with at least the votes needed and more than any other, or null.
/// </summary>
internal static class Votes
{
    internal static IEnumerable<Builtin> All => [new("vote tally", "votes: list, needed: number", Tally)];

    private static FeelValue Tally(Arguments a)
    {
        if (a.Whole(1) is not { } needed || needed < 1)
            return a.Null($"vote tally: expected the votes needed as a whole number of 1 or more, but found {FeelWriter.Number(a.Number(1))}.");
        var counts = new OrderedDictionary<string, int>(StringComparer.Ordinal);
        var missing = 0;
        foreach (var vote in a.List(0))
        {
            switch (vote is FeelContext context ? context.Find("choice") ?? FeelValue.Null : vote)
            {
                case FeelText choice:
                    counts[choice.Value] = counts.GetValueOrDefault(choice.Value) + 1;
                    break;
                case FeelNull:
                    missing++;
                    break;
                default:
                    return a.Null($"vote tally: expected each vote to be null, a string or a context with a choice, but found {Kinds.Of(vote)}.");
            }
        }

        var most = counts.Count == 0 ? 0 : counts.Values.Max();
        var leading = counts.Where(c => c.Value == most && most >= needed).Select(c => c.Key).ToList();
        return a.Evaluation.Produced(new FeelContext(new Dictionary<string, FeelValue>
        {
            ["counts"] = new FeelContext(counts.Select(c => KeyValuePair.Create<string, FeelValue>(c.Key, new FeelNumber(c.Value)))),
            ["cast"] = new FeelNumber(counts.Values.Sum()),
            ["missing"] = new FeelNumber(missing),
            ["unanimous"] = FeelBoolean.Of(missing == 0 && counts.Count == 1),
            ["decision"] = leading is [var decision] ? new FeelText(decision) : FeelValue.Null,
        }));
    }
}
