using Quartz;

namespace Reviews.Host.Jobs;

/// <summary>Fires the timers and carries out the jobs that are due.</summary>
[DisallowConcurrentExecution]
internal sealed class DoDueWorkJob(DueWork work) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await work.RunAsync(cancellationToken);
}
