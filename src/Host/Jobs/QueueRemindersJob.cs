using Quartz;

namespace Reviews.Host.Jobs;

/// <summary>Puts the reminders that are owed, of delays to be reviewed too, into the outbox, and makes the mornings' mail.</summary>
[DisallowConcurrentExecution]
internal sealed class QueueRemindersJob(ReminderQueue reminders, DelayReviewQueue delays, DigestRound digests) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await reminders.RunAsync(cancellationToken);
        await delays.RunAsync(cancellationToken);
        await digests.RunAsync(cancellationToken);
    }
}
