namespace Reviews.Workflows.Deadlines;

/// <summary>What a rung's amount counts.</summary>
public enum OffsetUnit
{
    /// <summary><c>wd</c>: working days of England and Wales.</summary>
    WorkingDays,

    /// <summary><c>d</c>: days of the calendar.</summary>
    Days,

    /// <summary><c>h</c>: hours that pass, whatever the clocks of London do between.</summary>
    Hours,

    /// <summary><c>m</c>: minutes that pass.</summary>
    Minutes,

    /// <summary>
    /// <c>%</c>: hundredths of the time the task has, from its opening until it is due. So one ladder gives minutes where there
    /// are hours and days where there are months.
    /// </summary>
    Share,
}

/// <summary>One moment before or after a task's due time, at which somebody is told.</summary>
/// <param name="Text">The rung as the file writes it, for example <c>-1wd 09:00</c>: stable, so it serves as a key.</param>
/// <param name="Role">Whom an escalation goes to, by the role's id, with a body where one is named (<c>safeguarding-partner:police</c>); null for a reminder, which goes to whoever has the task.</param>
/// <param name="Amount">Negative before the due time, positive after it, 0 at it.</param>
/// <param name="TimeOfDay">The time in London on the day counted to; null keeps the due time's own. Only with days and working days.</param>
public sealed record LadderRung(string Text, string? Role, int Amount, OffsetUnit Unit, LocalTime? TimeOfDay)
{
    /// <summary>
    /// The instant of this rung for a task due at <paramref name="due"/> on the clocks of London. Working days are
    /// counted from the due date, which is not counted itself.
    /// </summary>
    /// <param name="opened">When the task was opened; one that was opened when it was due has no time to share, and each share of it is at the due time.</param>
    /// <exception cref="BeyondCalendarException">When working days are counted beyond the known bank holidays.</exception>
    public Instant InstantFor(LocalDateTime due, Instant opened, WorkingDayCalendar calendar) => Unit switch
    {
        OffsetUnit.Hours => LondonTime.ToInstant(due) + Duration.FromHours(Amount),
        OffsetUnit.Minutes => LondonTime.ToInstant(due) + Duration.FromMinutes(Amount),
        OffsetUnit.Share => LondonTime.ToInstant(due) + ShareOf(Duration.Max(Duration.Zero, LondonTime.ToInstant(due) - opened)),
        OffsetUnit.Days => OnDay(due.Date.PlusDays(Amount), due),
        _ => OnDay(Amount < 0 ? calendar.Before(due.Date, -Amount) : calendar.After(due.Date, Amount), due),
    };

    // Whole seconds: a moment that is said the same at every sweep.
    private Duration ShareOf(Duration time) => Duration.FromSeconds((long)time.TotalSeconds * Amount / 100);

    private Instant OnDay(LocalDate date, LocalDateTime due) => LondonTime.ToInstant(date + (TimeOfDay ?? due.TimeOfDay));
}
