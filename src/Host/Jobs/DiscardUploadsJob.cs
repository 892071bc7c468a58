using Quartz;
using Reviews.Host.Casework;

namespace Reviews.Host.Jobs;

/// <summary>Discards files that nobody can hand in any more.</summary>
[DisallowConcurrentExecution]
internal sealed class DiscardUploadsJob(DiscardUploads discard) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await discard.RunAsync(cancellationToken);
}
