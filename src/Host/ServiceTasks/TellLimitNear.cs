using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.ServiceTasks;

/// <summary>The partners and the business manager are told that the process's own limit is near (S003 App. D).</summary>
internal sealed class TellLimitNear(JobMail mail, HolidayCalendar calendar, IClock clock) : IServiceTask
{
    public string JobType => "tell-limit-near";

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        var limit = ProcessClock.LimitOf(call.Process.Definition, call.Process.State, calendar.Current)
            ?? throw new InvalidOperationException("Expected the process to have a limit, but its definition gives none that can be reckoned.");
        // By the clock on the wall: the timer may have come long after its instant, and a limit that has passed is told by its own alarm.
        if (clock.GetCurrentInstant() < LondonTime.ToInstant(limit))
            await mail.QueueAsync(call, (reference, link) => new LimitNear(reference, link, limit, IsReached: false));
        return FeelContext.Empty;
    }
}
