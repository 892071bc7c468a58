using Quartz;

namespace Reviews.Host.Jobs;

/// <summary>Puts the reminders that are owed into the outbox.</summary>
[DisallowConcurrentExecution]
internal sealed class QueueRemindersJob(ReminderQueue reminders) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await reminders.RunAsync(cancellationToken);
}
