using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Notifications.Documents;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.ServiceTasks;

/// <summary>The three partners are sent the timetable, the pro-forma and when the panel meets (S003 App. E, days 1-2).</summary>
internal sealed class SendCommissioning(JobMail mail, HolidayCalendar calendar) : IServiceTask
{
    public string JobType => "send-commissioning";

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        var panel = PanelMeeting.Of(call, calendar);
        var place = call.Variables.Text("commissioning", "panelPlace");
        var proForma = Enum.TryParse<ProForma>(call.Variables.Text("commissioning", "template"), ignoreCase: true, out var chosen) ? chosen : ProForma.Standard;
        var timetable = new ProcessTimes(call.Process.Definition, call.Process.State, calendar.Current).Timetable();
        await mail.QueueAsync(call, (reference, link) => new CommissioningNotice(reference, link, panel, place, timetable, proForma));
        return FeelContext.Empty;
    }
}
