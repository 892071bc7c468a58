using Microsoft.EntityFrameworkCore;
using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps.AgencyReport;

namespace Reviews.Host.ServiceTasks;

/// <summary>The agency reports become readable for everyone on the review, and the review team is told (S003 App. E, day 7).</summary>
internal sealed class ReleaseAgencyReports(JobMail mail, PanelInvitation invitation, HolidayCalendar calendar) : IServiceTask
{
    public string JobType => JobTypes.ReleaseAgencyReports;

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        var transaction = call.Transaction;
        // What was sent back is not what the agency says any more.
        var answered = await transaction.Db.ReviewTasks
            .Where(t => t.ProcessInstanceId == call.Process.Row.Id && t.Step == AgencyReportStep.Kind && t.CompletedAt != null && t.Release == null
                && !transaction.Db.ReportVerdicts.Any(v => v.TaskId == t.Id && !v.IsAccepted))
            .OrderBy(t => t.CompletedAt).ThenBy(t => t.Id).ToListAsync(transaction.Cancellation);
        foreach (var report in answered)
            await ReportRelease.ReleaseAsync(transaction, report);

        var panel = PanelMeeting.Of(call, calendar);
        var discussedBy = AnnouncedStep.DueOf(call, calendar.Current, "discussedBy");
        var sequence = await PanelInvitation.SequenceAsync(call.Transaction, call.Process);
        await mail.QueueAsync(call, (reference, link) => new AgencyReportsCirculated(reference, link, panel, discussedBy)
        { Meeting = invitation.Of(reference, call.Process.Row.Id, call.Variables, call.Transaction.Context.At, sequence) });
        return FeelContext.Empty;
    }
}
