using Reviews.Notifications.Messages;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.ServiceTasks;

/// <summary>Everyone on a review is told that no practice review is decided on any longer, and that the one that ran ends.</summary>
internal sealed class TellCommissionTakenBack(JobMail mail) : IServiceTask
{
    public string JobType => "tell-commission-taken-back";

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        await mail.QueueAsync(call, (reference, link) => new CommissionTakenBack(reference, link));
        return FeelContext.Empty;
    }
}
