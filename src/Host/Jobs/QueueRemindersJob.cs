using Quartz;

namespace Reviews.Host.Jobs;

/// <summary>
/// Puts the reminders that are owed, of delays to be reviewed too, into the outbox, and makes the mornings' mail; once this
/// process has done what is due, which may do away with what somebody would be reminded of.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class QueueRemindersJob(ReminderQueue reminders, DelayReviewQueue delays, DigestRound digests, DueWork work) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (work.IsUnderWay)
            return;
        await reminders.RunAsync(cancellationToken);
        await delays.RunAsync(cancellationToken);
        await digests.RunAsync(cancellationToken);
    }
}
