namespace Reviews.Workflows.Deadlines;

/// <summary>
/// Working days of England and Wales: not Saturday, Sunday or a bank holiday (SI 2006/1738, reg. 2). Local closure
/// days stop no statutory clock. Every date asked about or passed over must be known
/// (<see cref="BankHolidays.Knows"/>), else <see cref="BeyondCalendarException"/>; so no count, however large, runs
/// past the calendar's end. A negative count is an <see cref="ArgumentOutOfRangeException"/>.
/// </summary>
public sealed class WorkingDayCalendar(BankHolidays holidays)
{
    public BankHolidays Holidays { get; } = holidays;

    public bool IsWorkingDay(LocalDate date) => WhyNot(date) is null;

    /// <summary>Why this is no working day: "Saturday", "Sunday" or the bank holiday's title; null for a working day.</summary>
    public string? WhyNot(LocalDate date)
    {
        if (!Holidays.Knows(date)) throw new BeyondCalendarException(date, Holidays);
        return date.DayOfWeek switch
        {
            IsoDayOfWeek.Saturday => "Saturday",
            IsoDayOfWeek.Sunday => "Sunday",
            _ => Holidays.On(date)?.Title,
        };
    }

    /// <summary>The working day <paramref name="count"/> working days after <paramref name="from"/>, which is not counted itself; 0 gives <paramref name="from"/>, working day or not.</summary>
    public LocalDate After(LocalDate from, int count) => Step(from, count, 1);

    /// <summary>The working day <paramref name="count"/> working days before <paramref name="from"/>, which is not counted itself; 0 gives <paramref name="from"/>, working day or not.</summary>
    public LocalDate Before(LocalDate from, int count) => Step(from, count, -1);

    /// <summary>
    /// Working days after <paramref name="after"/>, through <paramref name="through"/>: 0 on the same date. Where
    /// <paramref name="through"/> is the earlier, the same count the other way round, negative.
    /// </summary>
    public int Count(LocalDate after, LocalDate through)
    {
        if (through < after) return -Count(through, after);
        var count = 0;
        WhyNot(after);
        for (var date = after; date < through;)
        {
            date = date.PlusDays(1);
            if (IsWorkingDay(date)) count++;
        }

        return count;
    }

    /// <summary>This date if it is a working day, otherwise the next that is.</summary>
    public LocalDate FirstOnOrAfter(LocalDate date) => IsWorkingDay(date) ? date : After(date, 1);

    private LocalDate Step(LocalDate from, int count, int direction)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        WhyNot(from);
        var date = from;
        for (var left = count; left > 0;)
        {
            date = date.PlusDays(direction);
            if (IsWorkingDay(date)) left--;
        }

        return date;
    }
}
