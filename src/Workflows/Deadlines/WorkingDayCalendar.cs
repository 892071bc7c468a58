namespace Reviews.Workflows.Deadlines;

/// <summary>
/// Working days of England and Wales: not Saturday, Sunday or a bank holiday (SI 2006/1738, reg. 2). Local closure
/// days stop no statutory clock. What one process leaves out while its clock stands still is its own calendar's
/// (<see cref="LeavingOut"/>). Every date asked about or passed over must be known
/// (<see cref="BankHolidays.Knows"/>), else <see cref="BeyondCalendarException"/>; so no count, however large, runs
/// past the calendar's end. A negative count is an <see cref="ArgumentOutOfRangeException"/>.
/// </summary>
public sealed class WorkingDayCalendar(BankHolidays holidays)
{
    private readonly IReadOnlyList<StoppedDays> leftOut = [];
    private readonly LocalDate clockStart;

    private WorkingDayCalendar(BankHolidays holidays, IReadOnlyList<StoppedDays> leftOut, LocalDate clockStart)
        : this(holidays) => (this.leftOut, this.clockStart) = (leftOut, clockStart);

    public BankHolidays Holidays { get; } = holidays;

    public bool IsWorkingDay(LocalDate date) => WhyNot(date) is null;

    /// <summary>The calendar of a process whose clock stands still on these days; those of before count no more.</summary>
    /// <param name="clockStart">The day that bears the first number. What is counted from it, or from before it, leaves out also days on which people work.</param>
    public WorkingDayCalendar LeavingOut(IEnumerable<StoppedDays> days, LocalDate clockStart) => new(Holidays, [.. days], clockStart);

    /// <summary>Whether it would be a working day, did no clock stand still.</summary>
    internal bool IsWorkingDayForAll(LocalDate date) => leftOut.Count == 0 ? IsWorkingDay(date) : new WorkingDayCalendar(Holidays).IsWorkingDay(date);

    /// <summary>Why this is no working day: "Saturday", "Sunday", the bank holiday's title, or the reason why nobody works; null for a working day.</summary>
    public string? WhyNot(LocalDate date)
    {
        if (!Holidays.Knows(date)) throw new BeyondCalendarException(date, Holidays);
        return date.DayOfWeek switch
        {
            IsoDayOfWeek.Saturday => "Saturday",
            IsoDayOfWeek.Sunday => "Sunday",
            _ => Holidays.On(date)?.Title ?? Resting(date)?.Reason,
        };
    }

    /// <summary>Why this day bears no number in a count from the clock's start: as <see cref="WhyNot"/>, or because the clock stands still while people work.</summary>
    public string? WhyUncounted(LocalDate date) => WhyNot(date) ?? leftOut.FirstOrDefault(days => days.Holds(date))?.Reason;

    /// <summary>The working day <paramref name="count"/> working days after <paramref name="from"/>, which is not counted itself; 0 gives <paramref name="from"/>, working day or not.</summary>
    public LocalDate After(LocalDate from, int count) => Step(from, count, 1);

    /// <summary>The working day <paramref name="count"/> working days before <paramref name="from"/>, which is not counted itself; 0 gives <paramref name="from"/>, working day or not.</summary>
    public LocalDate Before(LocalDate from, int count) => Step(from, count, -1);

    /// <summary>
    /// The same day so many calendar months later, or that month's last. Months are lived through by whole days, weekends and
    /// holidays among them: for each day on which the clock stands still until then it is a day later, however long the month.
    /// Of days on which people work on, only in a count from the clock's start. Rests on no bank holiday.
    /// </summary>
    public MonthsCount MonthsAfter(LocalDate from, int months)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(months);
        var (without, on, still) = (from.PlusMonths(months), from, new List<StoodStill>());
        if (leftOut.Count == 0) return new MonthsCount(months, from, without, without, still);
        for (var left = Period.DaysBetween(from, without); left > 0;)
        {
            on = on.PlusDays(1);
            if (leftOut.FirstOrDefault(days => days.Holds(on) && (days.Kind == StopKind.Rest || from <= clockStart)) is not { } stop)
                left--;
            else if (still is [.., var last] && last.Reason == stop.Reason && last.Through == on.PlusDays(-1))
                still[^1] = last with { Through = on };
            else
                still.Add(new StoodStill(on, on, stop.Reason));
        }

        return new MonthsCount(months, from, without, on, still);
    }

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
            if (Counts(date, after)) count++;
        }

        return count;
    }

    /// <summary>This date if it is a working day, otherwise the next that is.</summary>
    public LocalDate FirstOnOrAfter(LocalDate date) => IsWorkingDay(date) ? date : After(date, 1);

    /// <summary>
    /// When something is due that comes out at this moment (London time): nothing is due while nobody works, so on a day that is
    /// left out for that it is the same time of the next working day. Null where that lies beyond what is known.
    /// </summary>
    public LocalDateTime? Running(LocalDateTime moment) => Resting(moment.Date) is null ? moment : NextAfter(moment, WhyNot);

    /// <summary>The same for the process's own limit, which is not on a day either on which the clock stands still while people work.</summary>
    public LocalDateTime? RunningLimit(LocalDateTime moment) => leftOut.Any(days => days.Holds(moment.Date)) ? NextAfter(moment, WhyUncounted) : moment;

    private static LocalDateTime? NextAfter(LocalDateTime moment, Func<LocalDate, string?> whyNot)
    {
        try
        {
            var date = moment.Date;
            while (whyNot(date) is not null) date = date.PlusDays(1);
            return date + moment.TimeOfDay;
        }
        catch (BeyondCalendarException)
        {
            return null;
        }
    }

    /// <summary>Whether the clock stands still on this day and nobody works: a pause, not more time.</summary>
    public bool IsPaused(LocalDate date) => Resting(date) is not null;

    private StoppedDays? Resting(LocalDate date) => leftOut.FirstOrDefault(days => days.Kind == StopKind.Rest && days.Holds(date));

    private bool Counts(LocalDate date, LocalDate from) => (from <= clockStart ? WhyUncounted(date) : WhyNot(date)) is null;

    private LocalDate Step(LocalDate from, int count, int direction)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        WhyNot(from);
        var date = from;
        for (var left = count; left > 0;)
        {
            date = date.PlusDays(direction);
            if (Counts(date, from)) left--;
        }

        return date;
    }
}
