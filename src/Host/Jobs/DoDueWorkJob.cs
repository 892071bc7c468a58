using Quartz;

namespace Reviews.Host.Jobs;

/// <summary>
/// Fires the timers and carries out the jobs that are due. Not kept from running twice by Quartz, as the others are: while a
/// host is gone and not yet missed, or stands still in the middle, the next one goes on within five seconds.
/// </summary>
internal sealed class DoDueWorkJob(DueWork work) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await work.RunUnlessRunningAsync(cancellationToken);
}
