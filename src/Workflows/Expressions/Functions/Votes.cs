namespace Reviews.Workflows.Expressions.Functions;

/// <summary>
/// <c>vote tally(votes, needed)</c>. A vote is null or has a null choice where it is not cast; otherwise a string, or a context
/// with a string "choice". The answer: counts (votes by choice, in the order first seen), cast, missing, unanimous (every vote is
/// cast, for one choice), and decision: the one choice with at least the votes needed and more than any other, or null.
/// <c>vote tally(votes, rule)</c> goes by a decision rule of the partnership: its "needed"; no decision with fewer votes cast than its
/// "quorum"; where it names "seats", only votes whose "partner" is among them, or that name none, and missing is what these seats lack;
/// and where its "kind" is final-say, the choice in the vote whose "partner" is its "seat".
/// </summary>
internal static class Votes
{
    private const string FinalSay = "final-say";

    internal static IEnumerable<Builtin> All =>
    [
        new("vote tally", "votes: list, needed: number", a => a.Whole(1) is { } needed && needed >= 1
            ? Tally(a, a.List(0), needed, 0, null, 0)
            : a.Null($"vote tally: expected the votes needed as a whole number of 1 or more, but found {FeelWriter.Number(a.Number(1))}.")),
        new("vote tally", "votes: list, rule: context", ByRule),
    ];

    private static FeelValue ByRule(Arguments a)
    {
        var rule = a.Context(1);
        if (rule.Find("needed") is not FeelNumber { Value: >= 1 and <= int.MaxValue and var needed } || needed != decimal.Truncate(needed))
            return a.Null($"vote tally: expected the rule to say the votes needed as a whole number of 1 or more, but found {FeelWriter.Literal(rule.Find("needed") ?? FeelValue.Null)}.");
        var quorum = rule.Find("quorum") is FeelNumber { Value: >= 0 and <= int.MaxValue and var least } ? (int)least : 0;
        IReadOnlyList<FeelValue> seats = (rule.Find("seats") as FeelList)?.Items ?? [];
        var votes = seats.Count == 0 ? a.List(0) : [.. a.List(0).Where(vote => Partner(vote) is not { } partner || seats.Contains(partner))];
        return Tally(a, votes, (int)needed, quorum, rule.Find("kind") is FeelText { Value: FinalSay } ? rule.Find("seat") as FeelText ?? new FeelText("") : null, seats.Count);
    }

    private static FeelText? Partner(FeelValue vote) => (vote as FeelContext)?.Find("partner") as FeelText;

    /// <param name="seat">Whose choice is the decision; null: that of the most votes.</param>
    /// <param name="seats">How many have a vote; 0: as many as there are votes.</param>
    private static FeelValue Tally(Arguments a, IReadOnlyList<FeelValue> votes, int needed, int quorum, FeelText? seat, int seats)
    {
        var counts = new OrderedDictionary<string, int>(StringComparer.Ordinal);
        var missing = 0;
        FeelText? said = null;
        foreach (var vote in votes)
        {
            switch (vote is FeelContext context ? context.Find("choice") ?? FeelValue.Null : vote)
            {
                case FeelText choice:
                    counts[choice.Value] = counts.GetValueOrDefault(choice.Value) + 1;
                    if (seat is not null && Partner(vote)?.Value == seat.Value)
                        said = choice;
                    break;
                case FeelNull:
                    missing++;
                    break;
                default:
                    return a.Null($"vote tally: expected each vote to be null, a string or a context with a choice, but found {Kinds.Of(vote)}.");
            }
        }

        var most = counts.Count == 0 ? 0 : counts.Values.Max();
        var cast = counts.Values.Sum();
        if (seats > 0) missing = Math.Max(0, seats - cast);
        var leading = counts.Where(c => c.Value == most && most >= needed).Select(c => c.Key).ToList();
        var decision = seat is not null ? said : leading is [var only] ? new FeelText(only) : null;
        return a.Evaluation.Produced(new FeelContext(new Dictionary<string, FeelValue>
        {
            ["counts"] = new FeelContext(counts.Select(c => KeyValuePair.Create<string, FeelValue>(c.Key, new FeelNumber(c.Value)))),
            ["cast"] = new FeelNumber(cast),
            ["missing"] = new FeelNumber(missing),
            ["unanimous"] = FeelBoolean.Of(missing == 0 && counts.Count == 1),
            ["decision"] = cast >= quorum && decision is not null ? decision : FeelValue.Null,
        }));
    }
}
