using Reviews.Workflows.Deadlines;

namespace Reviews.Notifications;

/// <summary>
/// Which mail about a task may wait for the one mail of the next working morning, for whoever chose to get one. What must be
/// done on the day of that morning may not: it would be told too late to be planned for.
/// </summary>
public static class DigestTimes
{
    /// <summary>When the mail that it may wait for goes: the first digest at or after <paramref name="owedAt"/>, on a working day; null when it goes at once.</summary>
    /// <param name="due">When the task is due, on the clocks of London; null when it has no date.</param>
    /// <param name="owedAt">When it was to go: what was to go at the hour of a digest is in that one, however soon after it is queued.</param>
    public static Instant? For(LocalDateTime? due, Instant owedAt, WorkingDayCalendar calendar, ReminderRules rules)
    {
        var morning = new MailingHours(calendar, rules).NextDigest(owedAt);
        return due is { } date && date.Date <= LondonTime.ToLocal(morning).Date ? null : morning;
    }
}
