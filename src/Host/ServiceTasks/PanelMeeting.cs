using Reviews.Host.Calendar;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.ServiceTasks;

/// <summary>
/// When the panel meets, as far as the process knows. Nobody may ever have commissioned the review, and its reports have to
/// be released all the same: then the day by which the timetable wants the meeting held is told, without a time.
/// </summary>
internal static class PanelMeeting
{
    public static MeetingTime? Of(ServiceTaskCall call, HolidayCalendar calendar) =>
        Set(call.Variables, "commissioning", "panelDate", "panelTime")
        ?? Set(call.Variables, "panel", "date", "time")
        ?? (AnnouncedStep.DueOf(call, calendar.Current) is { } due ? new MeetingTime(due.Date, null) : null);

    private static MeetingTime? Set(FeelContext variables, string context, string date, string time) =>
        variables.Date(context, date) is { } on ? new MeetingTime(on, variables.Time(context, time)) : null;
}
