namespace Reviews.Workflows.Deadlines;

/// <summary>One line of a process's timetable: a person's task, a dated timer, or the process's own limit.</summary>
/// <param name="ElementId">The element's id; the process's for its limit.</param>
/// <param name="Rule">How it is counted, in words: <c>working day 6, 17:00</c>; else the expression itself.</param>
/// <param name="Day">The number of its day by the process's clock; null where the rule counts no such day or nothing is due.</param>
/// <param name="FirstDay">The number that the clock start's own day bears in this count, 0 or 1: limits count it as 0, whatever the process's days do. Null without a clock.</param>
/// <param name="Due">On the clocks of London; null when it depends on data not yet known.</param>
/// <param name="DependsOn">What a null <paramref name="Due"/> depends on; null otherwise.</param>
/// <param name="Count">Every date from the clock start through the due date; empty when nothing is due.</param>
/// <param name="Source">Where the rule comes from, as the definition says it; null when it does not.</param>
public sealed record TimetableItem(
    string ElementId,
    string Name,
    string Rule,
    int? Day,
    int? FirstDay,
    LocalDateTime? Due,
    string? DependsOn,
    IReadOnlyList<LedgerDay> Count,
    string? Source)
{
    /// <summary>How the months in its rule were counted, where it counts any from the clock's start; null otherwise.</summary>
    public MonthsCount? InMonths { get; init; }

    /// <summary>
    /// How it is counted from the day on which the step opens, as it reads after its name: <c>2 working days after it opens, 5pm</c>.
    /// <see cref="Due"/> is then as if that were the day asked for, which until it opens is nobody's date. Null where the clock alone
    /// gives the date, also where that is only put later for a step that opens late.
    /// </summary>
    public string? FromOpening { get; init; }
}
