using Reviews.Workflows.Deadlines;

namespace Reviews.Notifications;

/// <summary>When whoever steers a review is reminded of a delay that is to be looked at again.</summary>
public static class DelayMornings
{
    /// <summary>When people may first be written to on that day; on the next working day where it is none.</summary>
    public static Instant For(LocalDate reviewOn, WorkingDayCalendar calendar, ReminderRules rules) =>
        new MailingHours(calendar, rules).FirstFrom(LondonTime.ToInstant(reviewOn.AtMidnight()));
}
