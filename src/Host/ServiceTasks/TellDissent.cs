using Reviews.Host.Casework;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.ServiceTasks;

/// <summary>The independent advisor and the strategic group are told that one partner dissents from the other two (S003 App. D, majority).</summary>
internal sealed class TellDissent(JobMail mail) : IServiceTask
{
    public string JobType => JobTypes.TellDissent;

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        await mail.QueueAsync(call, (reference, link) => new DissentRecorded(reference, link));
        return FeelContext.Empty;
    }
}
