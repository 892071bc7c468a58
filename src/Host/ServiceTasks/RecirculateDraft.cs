using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps.Draft;

namespace Reviews.Host.ServiceTasks;

/// <summary>The review team is told that draft two is there, and until when it is to be signed off (S003 App. E, day 12).</summary>
internal sealed class RecirculateDraft(JobMail mail, HolidayCalendar calendar) : IServiceTask
{
    public string JobType => JobTypes.RecirculateDraft;

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        var signOffBy = AnnouncedStep.DueOf(call, calendar.Current);
        var version = call.Variables.Find(DraftStep.Current, "version") is FeelNumber number ? (int?)number.Value : null;
        await mail.QueueAsync(call, (reference, link) => new DraftRecirculated(reference, link, JobMail.TypeOf(call), version, signOffBy));
        return FeelContext.Empty;
    }
}
