namespace Reviews.Workflows.Deadlines;

/// <summary>What days on which a clock stands still are to the people who work by it.</summary>
public enum StopKind
{
    /// <summary>Nobody works: they are no working days of the process at all, and nothing falls due on them.</summary>
    Rest,

    /// <summary>People work on: the days are left out of what is counted from the clock's start, and of nothing else.</summary>
    Work,

    /// <summary>The same, and they begin on the limit's own day, whatever that comes to be: nothing moves but the limit and what is due from then on.</summary>
    Limit,
}

/// <summary>
/// Days on which one process's clock stands still, whole days of London: from <paramref name="From"/> through
/// <paramref name="Through"/>. None where that is the day before or earlier: what was stopped was taken back before it began.
/// </summary>
/// <param name="Reason">Why, as a ledger says it beside each of the days: "Paused".</param>
/// <param name="Days">How many working days are left out by it (what is counted in months leaves out its calendar days): of <see cref="StopKind.Limit"/> that alone counts, and the dates are those when it was agreed.</param>
public sealed record StoppedDays(LocalDate From, LocalDate Through, string Reason, StopKind Kind, int Days)
{
    public bool Holds(LocalDate date) => From <= date && date <= Through;
}
