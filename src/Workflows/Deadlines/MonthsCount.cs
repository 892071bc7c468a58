namespace Reviews.Workflows.Deadlines;

/// <summary>How a date that is counted in calendar months was reached, for whoever doubts it.</summary>
/// <param name="From">The day it is counted from.</param>
/// <param name="Without">What it would be, had the clock never stood still: the original date, which stays on show.</param>
/// <param name="On">What it is.</param>
/// <param name="StoodStill">The days left out on the way, in order; a day that two delays hold is there once.</param>
public sealed record MonthsCount(int Months, LocalDate From, LocalDate Without, LocalDate On, IReadOnlyList<StoodStill> StoodStill)
{
    /// <summary>In sentences: the months, each row of days left out, and what comes of it.</summary>
    public IReadOnlyList<string> Words =>
    [
        $"{Counted(Months, "calendar month")} after {DateWords.Of(From)} is {DateWords.Of(Without)}.",
        .. StoodStill.Select(still => $"The clock stood still for {Counted(still.Days, "day")}, {Span(still)}: {still.Reason}."),
        .. StoodStill.Count > 0 ? [$"So it is {Counted(StoodStill.Sum(still => still.Days), "day")} later, {DateWords.Of(On)}."] : Array.Empty<string>(),
    ];

    private static string Span(StoodStill still) => still.From == still.Through ? DateWords.Of(still.From) : $"{DateWords.Of(still.From)} to {DateWords.Of(still.Through)}";

    private static string Counted(int number, string what) => FormattableString.Invariant($"{number} {what}{(number == 1 ? "" : "s")}");
}

/// <summary>Days in a row that a count in months leaves out.</summary>
/// <param name="Reason">As a ledger says it: "the review was paused".</param>
public sealed record StoodStill(LocalDate From, LocalDate Through, string Reason)
{
    /// <summary>Calendar days, weekends and holidays among them.</summary>
    public int Days => Period.DaysBetween(From, Through) + 1;
}
