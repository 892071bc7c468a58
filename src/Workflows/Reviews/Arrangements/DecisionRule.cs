namespace Reviews.Workflows.Reviews.Arrangements;

/// <summary>
/// How the partners, or a group of theirs, come to a decision. A seat has one vote, however many bodies sit in it; definitions read
/// the rule by its id, so that no number of votes stands in a process.
/// </summary>
/// <param name="Id">Kebab-case, unique among the rules of the file.</param>
/// <param name="Kind">One of <see cref="DecisionKind"/>.</param>
/// <param name="Seats">The ids of the partners that have a vote in it, in the order of the file; none where a group decides.</param>
/// <param name="Needed">How many votes for one choice decide; 1 where one seat has the final say or a group decides.</param>
/// <param name="Quorum">How many votes must be cast for any decision; 0 where a group decides by its own quorum.</param>
/// <param name="Seat">Final say: whose; decide and ratify: who ratifies. Null otherwise.</param>
/// <param name="Group">Decide and ratify: the group that decides. Null otherwise.</param>
/// <param name="Source">Where the rule is laid down.</param>
/// <param name="Verified">True once somebody has checked it against the source; false where the file does not say.</param>
public sealed record DecisionRule(string Id, string Kind, IReadOnlyList<string> Seats, int Needed, int Quorum, string? Seat, string? Group, string Source, bool Verified)
{
    /// <summary>Decide and ratify: the id of the lead area whose partner ratifies, so that it passes on with it; null where <see cref="Seat"/> says who.</summary>
    public string? Area { get; init; }
}

/// <summary>The kinds of rule, as the file writes them.</summary>
public static class DecisionKind
{
    /// <summary>So many of the seats, more than half of them, for one choice (S003 App. D: two of three).</summary>
    public const string Majority = "majority";

    /// <summary>All seats, for one choice.</summary>
    public const string Unanimous = "unanimous";

    /// <summary>The seats are heard, and one of them decides (Devon: the local authority whether to notify).</summary>
    public const string FinalSay = "final-say";

    /// <summary>A group decides, and a seat ratifies it (S000, Appendix, lead area 2).</summary>
    public const string DecideThenRatify = "decide-then-ratify";

    public static IReadOnlyList<string> All { get; } = [Majority, Unanimous, FinalSay, DecideThenRatify];
}
