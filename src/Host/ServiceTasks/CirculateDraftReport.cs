using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.ServiceTasks;

/// <summary>The review team is told that the draft is there, and until when to comment, and the advisor has a copy (S003 App. E, day 12, 09:30).</summary>
internal sealed class CirculateDraftReport(JobMail mail, HolidayCalendar calendar) : IServiceTask
{
    public string JobType => JobTypes.CirculateDraftReport;

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        var commentsBy = AnnouncedStep.DueOf(call, calendar.Current);
        await mail.QueueAsync(call, (reference, link) => new DraftCirculated(reference, link, JobMail.TypeOf(call), commentsBy));
        await mail.QueueAsync(call, (reference, link) => new DraftForAdvisor(reference, link, JobMail.TypeOf(call)));
        return FeelContext.Empty;
    }
}
