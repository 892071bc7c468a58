namespace Reviews.Notifications.Documents.Report;

/// <summary>What the partners decided, as it was recorded (S003 App. D).</summary>
/// <param name="Criteria">Whether the criteria are met; null where no two agreed on it.</param>
/// <param name="Follows">What follows; null where no two agreed on it.</param>
/// <param name="IsConsensus">Agreed at the panel, without a vote.</param>
/// <param name="IsMajority">Whether at least two of the three agreed; else it was settled.</param>
/// <param name="Dissenting">The partners who wanted something else, by name.</param>
public sealed record ReportDecision(string? Criteria, string? Follows, bool IsConsensus, bool IsMajority, IReadOnlyList<string> Dissenting)
{
    /// <summary>How it was settled where no two agreed; else null.</summary>
    public ReportSettlement? Settlement { get; init; }

    /// <summary>Who decided, where the partners did not vote and a group decides for a partner to ratify (S000 s6); else null.</summary>
    public ReportRatification? Ratification { get; init; }
}

/// <param name="DecidedBy">The group, or whoever settled what was not ratified.</param>
/// <param name="RatifiedBy">The partner that ratified it, by name; null where nobody did and it was settled.</param>
public sealed record ReportRatification(string DecidedBy, string? RatifiedBy, string? Reason);

/// <param name="AdvisorAssisted">Null where it was not recorded.</param>
/// <param name="Dissent">Who disagreed, and why; null where nothing was written.</param>
public sealed record ReportSettlement(string? DecidedBy, string? Reason, bool? AdvisorAssisted, string? Dissent);

/// <param name="Ballots">Partner by partner, once the vote is over; until then none.</param>
public sealed record ReportVotes(VoteState State, IReadOnlyList<ReportBallot> Ballots);

public enum VoteState
{
    NotBegun,

    /// <summary>The partners agreed at the panel: nobody voted.</summary>
    NotNeeded,

    /// <summary>How anyone voted is hidden until it closes.</summary>
    Open,
    Closed,
}

/// <param name="Choice">Null: no vote was cast. A missing vote is missing, not a no.</param>
public sealed record ReportBallot(string Partner, string? Choice, string? Follows, string? Reason, bool IsDeputys, bool Dissents, string? Recorded);

/// <summary>A version of the report that was handed in.</summary>
/// <param name="At">London time.</param>
/// <param name="Sha256">Of the exact bytes, lower-case hex.</param>
public sealed record ReportVersion(int Number, LocalDateTime At, string Note, string Sha256);

/// <summary>What was asked of one who signs, and what came.</summary>
/// <param name="For">The agency, or the advisor.</param>
/// <param name="Name">Of the person who signed; empty where nobody did.</param>
/// <param name="At">London time.</param>
/// <param name="Version">Of the report that was signed; null where it is none of those handed in.</param>
/// <param name="Issue">What stood in the way, and how it was resolved.</param>
public sealed record ReportSignOff(string For, SignOffState State, string Name, string Level, LocalDateTime? At, int? Version, string Sha256, string Issue)
{
    /// <summary>How it came, where it was entered for whoever signed; else null.</summary>
    public string? Recorded { get; init; }
}

public enum SignOffState
{
    Awaited,

    /// <summary>The time for it passed. Silence is no consent.</summary>
    Silent,
    IssueRaised,
    Signed,

    /// <summary>Of an earlier version; what changed since are proof corrections, to which nobody objected.</summary>
    SignedBeforeCorrections,

    /// <summary>Of an earlier version that was changed since: it no longer counts.</summary>
    Void,
}
