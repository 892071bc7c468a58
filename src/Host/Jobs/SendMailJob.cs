using Quartz;

namespace Reviews.Host.Jobs;

/// <summary>Hands over the mail that is owed.</summary>
[DisallowConcurrentExecution]
internal sealed class SendMailJob(MailRound mail) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await mail.RunAsync(cancellationToken);
}
