using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Casework;

/// <summary>
/// A panel meeting that is still to come and whose day becomes another day of the review, because the review is counted from
/// another date. It is a booking of people, so it stays: they are warned.
/// </summary>
/// <param name="Was">The number its day bears; null when it bears none.</param>
/// <param name="WillBe">The number its day will bear; null when it will bear none.</param>
internal sealed record MeetingOnOtherDay(RunningProcess Process, MeetingTime Meets, int? Was, int? WillBe)
{
    /// <summary>Null where there is no such meeting, or its day keeps its number. Asked before the process counts from it.</summary>
    /// <param name="anchor">What the process would be counted from.</param>
    public static MeetingOnOtherDay? Of(RunningProcess process, ClockAnchor anchor, WorkingDayCalendar calendar, Instant at)
    {
        if (PanelInvitation.WhenOf(process.State.Variables) is not { } meets || !PanelInvitation.IsToCome(meets, at))
            return null;
        var (was, willBe) = (DayOf(process, process.State, meets.On, calendar), DayOf(process, process.State with { Anchor = anchor }, meets.On, calendar));
        return was == willBe ? null : new(process, meets, was, willBe);
    }

    private static int? DayOf(RunningProcess process, ProcessState state, LocalDate on, WorkingDayCalendar calendar) =>
        calendar.Holidays.Knows(on) ? ProcessClock.Of(process.Definition, state, calendar)?.DayNumberOn(on) : null;
}
