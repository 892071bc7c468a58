using Quartz;

namespace Reviews.Host.Jobs;

/// <summary>Hands over the mail that is owed, once this process has done what is due: of much at once, what happens comes before it is told.</summary>
[DisallowConcurrentExecution]
internal sealed class SendMailJob(MailRound mail, DueWork work) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (!work.IsUnderWay)
            await mail.RunAsync(cancellationToken);
    }
}
