using NodaTime.Text;
using Reviews.Workflows.Deadlines;

namespace Reviews.Workflows.Expressions.Functions;

/// <summary>The time functions of ours: days of the review's clock, working days of the calendar, and times in London.</summary>
internal static class WorkingDays
{
    private static readonly LocalTimePattern[] Times =
        [LocalTimePattern.CreateWithInvariantCulture("HH':'mm"), LocalTimePattern.CreateWithInvariantCulture("HH':'mm':'ss")];

    // A hundred years: no review lasts as long.
    private const int MostMonths = 1200;

    internal static IEnumerable<Builtin> All =>
    [
        new("review day", "n: number", a => ReviewDay(a, null)),
        new("review day", "n: number, time: string", a => Time(a, 1) is { } time ? ReviewDay(a, time) : NoTime(a, 1)),
        new("review day", "n: number, time: time", a => ReviewDay(a, ((FeelTime)a[1]).Local)),
        new("working days after", "date: dateOrTime, n: number", a => Count(a, (calendar, n) => new FeelDate(calendar.After(Day(a, 0), n)))),
        new("working days before", "date: dateOrTime, n: number", a => Count(a, (calendar, n) => new FeelDate(calendar.Before(Day(a, 0), n)))),
        new("months after", "date: dateOrTime, n: number", Months),
        new("working day count", "from: dateOrTime, to: dateOrTime", a => Ask(a, c => new FeelNumber(c.Count(Day(a, 0), Day(a, 1))))),
        new("working day", "date: dateOrTime", a => Ask(a, c => FeelBoolean.Of(c.IsWorkingDay(Day(a, 0))))),
        new("paused", "date: dateOrTime", a => Ask(a, c => FeelBoolean.Of(c.IsPaused(Day(a, 0))))),
        new("at", "date: dateOrTime, time: string", a => Time(a, 1) is { } time ? London(Day(a, 0) + time) : NoTime(a, 1)),
        new("at", "date: dateOrTime, time: time", a => London(Day(a, 0) + ((FeelTime)a[1]).Local)),
    ];

    private static FeelValue ReviewDay(Arguments a, LocalTime? time)
    {
        if (a.Evaluation.Scope.Clock is not { } clock)
            return a.Null("review day: expected a process with a clock, but there is none here.");
        if (a.Whole(0) is not { } n || n < clock.Rules.FirstDay)
            return a.Null($"review day: expected a whole number of {clock.Rules.FirstDay} or more, but found {FeelWriter.Number(a.Number(0))}.");
        return Known(a, () => time is { } at ? London(clock.Day(n, at)) : new FeelDate(clock.Day(n)));
    }

    private static FeelValue Count(Arguments a, Func<WorkingDayCalendar, int, FeelValue> count) => a.Whole(1) is { } n and >= 0
        ? Ask(a, calendar => count(calendar, n))
        : a.Null($"Expected a whole number of working days, 0 or more, but found {FeelWriter.Number(a.Number(1))}.");

    private static FeelValue Months(Arguments a) => a.Whole(1) is { } n and >= 0 and <= MostMonths
        ? Ask(a, calendar => new FeelDate(calendar.MonthsAfter(Day(a, 0), n).On))
        : a.Null(FormattableString.Invariant($"months after: expected a whole number of months from 0 to {MostMonths}, but found {FeelWriter.Number(a.Number(1))}."));

    private static FeelValue Ask(Arguments a, Func<WorkingDayCalendar, FeelValue> question) =>
        (a.Evaluation.Scope.Calendar ?? a.Evaluation.Scope.Clock?.Calendar) is { } calendar
            ? Known(a, () => question(calendar))
            : a.Null("Expected a calendar of working days, but there is none here.");

    /// <summary>Beyond the calendar nothing is known, and nothing is guessed.</summary>
    private static FeelValue Known(Arguments a, Func<FeelValue> answer)
    {
        try
        {
            return answer();
        }
        catch (BeyondCalendarException e)
        {
            return a.Null(e.Message);
        }
    }

    private static FeelDateTime London(LocalDateTime local) => new(local, FeelZone.London);

    /// <summary>The date of a date, or of a date and time as London's clocks show it.</summary>
    private static LocalDate Day(Arguments a, int index) => a[index] switch
    {
        FeelDate date => date.Value,
        FeelDateTime { Zone: null } local => local.Local.Date,
        var zoned => LondonTime.ToLocal(((FeelDateTime)zoned).ToInstant()).Date,
    };

    private static LocalTime? Time(Arguments a, int index)
    {
        foreach (var pattern in Times)
        {
            if (pattern.Parse(a.Text(index)) is { Success: true } parsed)
                return parsed.Value;
        }

        return null;
    }

    private static FeelValue NoTime(Arguments a, int index) => a.Null($"Expected a time such as \"17:00\", but found \"{a.Text(index)}\".");
}
