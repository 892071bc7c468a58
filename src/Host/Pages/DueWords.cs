using System.Globalization;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Pages;

/// <summary>Deadlines and moments as pages say them, always in words.</summary>
internal static class DueWords
{
    /// <summary>"Tuesday 29 December 2026, 5pm": the day first, for lists that are read down.</summary>
    public static string At(LocalDateTime moment) => $"{LondonWords.Of(moment.Date)}, {LondonWords.Of(moment.TimeOfDay)}";

    /// <summary>The same for what a clock counts from; the day alone where its time is not known.</summary>
    public static string At(ClockAnchor anchor) => anchor.Time is { } time ? At(anchor.Date + time) : LondonWords.Of(anchor.Date);

    /// <summary>"due Tuesday 29 December 2026, 5pm – tomorrow".</summary>
    public static string Of(LocalDateTime due, Instant now, WorkingDayCalendar calendar) => $"due {At(due)} – {Standing(due, now, calendar)}";

    /// <summary>"today", "tomorrow", "in 4 working days", "overdue by 2 working days".</summary>
    public static string Standing(LocalDateTime due, Instant now, WorkingDayCalendar calendar)
    {
        var today = LondonTime.ToLocal(now).Date;
        if (IsOverdue(due, now))
            return Days(today, due.Date, calendar) is { } late and < 0 ? $"overdue by {Count(-late)}" : "overdue by less than a working day";
        if (due.Date == today)
            return "today";
        if (due.Date == today.PlusDays(1))
            return "tomorrow";
        return Days(today, due.Date, calendar) is { } left ? $"in {Count(left)}" : string.Create(CultureInfo.InvariantCulture, $"in {Period.DaysBetween(today, due.Date)} days");
    }

    public static bool IsOverdue(LocalDateTime due, Instant now) => now > LondonTime.ToInstant(due);

    /// <summary>"Tuesday 29 December 2026, 5pm", for something that happened.</summary>
    public static string Moment(Instant at) => At(LondonTime.ToLocal(at).With(TimeAdjusters.TruncateToMinute));

    private static int? Days(LocalDate after, LocalDate through, WorkingDayCalendar calendar)
    {
        try
        {
            return calendar.Count(after, through);
        }
        catch (BeyondCalendarException)
        {
            return null;
        }
    }

    private static string Count(int days) => days == 1 ? "1 working day" : string.Create(CultureInfo.InvariantCulture, $"{days} working days");
}
