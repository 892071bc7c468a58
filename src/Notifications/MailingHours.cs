using Reviews.Workflows.Deadlines;

namespace Reviews.Notifications;

/// <summary>When people are written to: working days, in the hours that the rules give.</summary>
internal sealed class MailingHours(WorkingDayCalendar calendar, ReminderRules rules)
{
    /// <summary>This moment, or the first later one within the hours.</summary>
    public Instant FirstFrom(Instant moment)
    {
        var local = LondonTime.ToLocal(moment);
        if (IsOpenOn(local.Date) && local.TimeOfDay < rules.Closes)
            return local.TimeOfDay >= rules.Opens ? moment : LondonTime.ToInstant(local.Date + rules.Opens);
        var date = local.Date.PlusDays(1);
        while (!IsOpenOn(date)) date = date.PlusDays(1);
        return LondonTime.ToInstant(date + rules.Opens);
    }

    /// <summary>The last evening at or before this moment that is on a working day: for what cannot wait until the hours begin again.</summary>
    public Instant EveningBefore(Instant moment)
    {
        var local = LondonTime.ToLocal(moment);
        var date = local.TimeOfDay >= rules.LastThing ? local.Date : local.Date.PlusDays(-1);
        while (!IsOpenOn(date)) date = date.PlusDays(-1);
        return LondonTime.ToInstant(date + rules.LastThing);
    }

    /// <summary>The first digest's time at or after this moment, on a working day.</summary>
    public Instant NextDigest(Instant moment)
    {
        var local = LondonTime.ToLocal(moment);
        var date = local.TimeOfDay <= rules.DigestAt ? local.Date : local.Date.PlusDays(1);
        while (!IsOpenOn(date)) date = date.PlusDays(1);
        return LondonTime.ToInstant(date + rules.DigestAt);
    }

    // The hours are a courtesy: beyond the known bank holidays Monday to Friday serve, and nothing stays unsent.
    private bool IsOpenOn(LocalDate date) => calendar.Holidays.Knows(date)
        ? calendar.IsWorkingDay(date)
        : date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
}
