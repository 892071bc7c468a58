namespace Reviews.Workflows.Deadlines;

/// <summary>
/// One date of a count: its <paramref name="Day"/> number, or why it was <paramref name="Skipped"/> ("Saturday",
/// "Christmas Day", "After 17:00" for an anchor that came too late). Exactly one of the two is there.
/// </summary>
public sealed record LedgerDay(LocalDate Date, int? Day, string? Skipped);

/// <summary>How a deadline was counted, for whoever doubts it: every date from the anchor's through the last asked for, in order.</summary>
public sealed record DeadlineLedger(IReadOnlyList<LedgerDay> Days);
