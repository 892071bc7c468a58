using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Notifications.Messages;

namespace Reviews.Host.ServiceTasks;

/// <summary>
/// When the panel meets, as far as the process knows. Nobody may ever have commissioned the review, and its reports have to
/// be released all the same: then the day by which the timetable wants the meeting held is told, without a time.
/// </summary>
internal static class PanelMeeting
{
    public static MeetingTime? Of(ServiceTaskCall call, HolidayCalendar calendar) =>
        PanelInvitation.WhenOf(call.Variables) ?? (AnnouncedStep.DueOf(call, calendar.Current) is { } due ? new MeetingTime(due.Date, null) : null);
}
