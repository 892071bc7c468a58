using Quartz;
using Reviews.Host.Casework;

namespace Reviews.Host.Jobs;

/// <summary>Removes, each night, what nothing can use any more.</summary>
[DisallowConcurrentExecution]
internal sealed class ClearOutJob(ClearOut clearOut) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await clearOut.RunAsync(cancellationToken);
}
