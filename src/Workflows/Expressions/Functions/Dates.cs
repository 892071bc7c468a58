using System.Globalization;
using NodaTime.Calendars;
using Reviews.Workflows.Deadlines;

namespace Reviews.Workflows.Expressions.Functions;

/// <summary>The moment of the evaluation, and the names and numbers of days.</summary>
internal static class Dates
{
    internal static IEnumerable<Builtin> All =>
    [
        new("now", "", a => FeelDateTime.Of(a.Evaluation.Scope.Now, FeelZone.London)),
        new("today", "", a => new FeelDate(LondonTime.ToLocal(a.Evaluation.Scope.Now).Date)),
        new("day of week", "date: dateOrTime", a => new FeelText(CultureInfo.InvariantCulture.DateTimeFormat.GetDayName(Day(a).ToDateOnly().DayOfWeek))),
        new("month of year", "date: dateOrTime", a => new FeelText(CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(Day(a).Month))),
        new("day of year", "date: dateOrTime", a => new FeelNumber(Day(a).DayOfYear)),
        new("week of year", "date: dateOrTime", a => new FeelNumber(WeekYearRules.Iso.GetWeekOfWeekYear(Day(a)))),
        new("last day of month", "date: dateOrTime", a => new FeelNumber(CalendarSystem.Iso.GetDaysInMonth(Day(a).Year, Day(a).Month))),
    ];

    private static LocalDate Day(Arguments a) => a[0] is FeelDateTime at ? at.Local.Date : a.Date(0);
}
