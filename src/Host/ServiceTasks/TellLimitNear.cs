using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.ServiceTasks;

/// <summary>The partners and the business manager are told that the process's own limit is today (S003 App. D).</summary>
internal sealed class TellLimitNear(JobMail mail, HolidayCalendar calendar) : IServiceTask
{
    public string JobType => "tell-limit-near";

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        var limit = ProcessClock.LimitOf(call.Process.Definition, call.Process.State, calendar.Current)
            ?? throw new InvalidOperationException("Expected the process to have a limit, but its definition gives none that can be reckoned.");
        var isReached = LondonTime.ToInstant(limit) <= call.Transaction.Context.At;
        await mail.QueueAsync(call, (reference, link) => new LimitNear(reference, link, limit, isReached));
        return FeelContext.Empty;
    }
}
