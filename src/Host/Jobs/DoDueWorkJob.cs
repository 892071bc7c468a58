using Quartz;

namespace Reviews.Host.Jobs;

/// <summary>
/// Fires the timers and carries out the jobs that are due. Not kept from running twice by Quartz, as the others are: while a
/// host is gone and not yet missed, the next one goes on within five seconds. Behind one that stands still in the middle it may
/// wait for what that one has locked.
/// </summary>
internal sealed class DoDueWorkJob(DueWork work) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await work.RunUnlessRunningAsync(cancellationToken);
}
