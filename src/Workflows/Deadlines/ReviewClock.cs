using NodaTime.Text;

namespace Reviews.Workflows.Deadlines;

/// <summary>
/// Counts the working days of one review from its anchor (<paramref name="anchorTime"/> null: the time is not known,
/// and not late). First day 1: the anchor's date is day 1, or the first working day after it. First day 0: the
/// anchor's date is day 0, working day or not, and the first working day after it day 1. An anchor after the close
/// counts as <see cref="AfterClose"/> says; the next working day is then the first. Dates beyond the calendar are a
/// <see cref="BeyondCalendarException"/>.
/// </summary>
public sealed class ReviewClock(LocalDate anchorDate, LocalTime? anchorTime, ClockRules rules, WorkingDayCalendar calendar)
{
    public LocalDate AnchorDate { get; } = anchorDate;

    public LocalTime? AnchorTime { get; } = anchorTime;

    public ClockRules Rules { get; } = rules;

    public WorkingDayCalendar Calendar { get; } = calendar;

    /// <summary>The date that bears the first day's number. A clock that stands still from its anchor's own day on has started on it.</summary>
    public LocalDate FirstDayOn =>
        IsLate ? Calendar.After(AnchorDate, 1)
        : Rules.FirstDay == 1 && !Calendar.IsWorkingDayForAll(AnchorDate) ? Calendar.FirstOnOrAfter(AnchorDate)
        : Calendar.After(AnchorDate, 0);

    /// <summary>
    /// The clock by which limits are counted: from the anchor's own date as day 0, however the process numbers its
    /// days and whenever on that day the anchor came.
    /// </summary>
    public ReviewClock ForLimits =>
        new(AnchorDate, AnchorTime, Rules with { FirstDay = 0, AfterClose = AfterClose.SameDay }, Calendar);

    private bool IsLate => Rules.AfterClose == AfterClose.NextWorkingDay && AnchorTime > Rules.Close;

    /// <summary>The date of a day by its number. A number below the first day's is an <see cref="ArgumentOutOfRangeException"/>: nothing can be due before the clock starts.</summary>
    public LocalDate Day(int number)
    {
        if (number < Rules.FirstDay)
            throw new ArgumentOutOfRangeException(nameof(number), number, $"Expected day {Rules.FirstDay} or later, as this clock starts there.");
        return Calendar.After(FirstDayOn, number - Rules.FirstDay);
    }

    /// <summary><see cref="Day(int)"/> at a time on the clocks of London.</summary>
    public LocalDateTime Day(int number, LocalTime time) => Day(number) + time;

    /// <summary>The deadline of a day: at the close of <see cref="Day(int)"/>.</summary>
    public Deadline DueOnDay(int number) => new(Day(number, Rules.Close));

    /// <summary>The last date within so many working days, counted from the anchor's own date as day 0. A negative number is an <see cref="ArgumentOutOfRangeException"/>.</summary>
    public LocalDate Limit(int workingDays) => ForLimits.Day(workingDays);

    /// <summary>The number a date bears; null for one that bears none: before the first day, or no working day.</summary>
    public int? DayNumberOn(LocalDate date)
    {
        var first = FirstDayOn;
        if (date == first) return Rules.FirstDay;
        return date > first && Calendar.WhyUncounted(date) is null ? Rules.FirstDay + Calendar.Count(first, date) : null;
    }

    /// <summary>Every date from the anchor's through <paramref name="through"/>, counted or skipped; none where that is before the anchor.</summary>
    public DeadlineLedger Ledger(LocalDate through)
    {
        var days = new List<LedgerDay>();
        var (first, next) = (FirstDayOn, Rules.FirstDay);
        for (var date = AnchorDate; date <= through; date = date.PlusDays(1))
        {
            var reason = date == first ? null : Calendar.WhyUncounted(date) ?? (date < first ? TooLate : null);
            days.Add(reason is null ? new LedgerDay(date, next++, null) : new LedgerDay(date, null, reason));
        }

        return new DeadlineLedger(days);
    }

    private string TooLate => "After " + LocalTimePattern.CreateWithInvariantCulture("HH':'mm").Format(Rules.Close);
}
