using Reviews.Workflows.Deadlines;

namespace Reviews.Notifications;

/// <summary>When people are written to: working days, from 08:00 and before 18:00 in London.</summary>
internal sealed class MailingHours(WorkingDayCalendar calendar)
{
    private static readonly LocalTime Opens = new(8, 0);
    private static readonly LocalTime Closes = new(18, 0);
    private static readonly LocalTime LastThing = new(17, 0);

    /// <summary>This moment, or the first later one within the hours.</summary>
    public Instant FirstFrom(Instant moment)
    {
        var local = LondonTime.ToLocal(moment);
        if (IsOpenOn(local.Date) && local.TimeOfDay < Closes)
            return local.TimeOfDay >= Opens ? moment : LondonTime.ToInstant(local.Date + Opens);
        var date = local.Date.PlusDays(1);
        while (!IsOpenOn(date)) date = date.PlusDays(1);
        return LondonTime.ToInstant(date + Opens);
    }

    /// <summary>17:00 on the last working day before this one: for what cannot wait until the hours begin again.</summary>
    public Instant EveningBefore(Instant moment)
    {
        var date = LondonTime.ToLocal(moment).Date.PlusDays(-1);
        while (!IsOpenOn(date)) date = date.PlusDays(-1);
        return LondonTime.ToInstant(date + LastThing);
    }

    // The hours are a courtesy: beyond the known bank holidays Monday to Friday serve, and nothing stays unsent.
    private bool IsOpenOn(LocalDate date) => calendar.Holidays.Knows(date)
        ? calendar.IsWorkingDay(date)
        : date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
}
