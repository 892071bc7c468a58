using Reviews.Host.Casework;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.ServiceTasks;

/// <summary>Those who must settle it, and those who help them to, are told that no two partners agree (S003 App. D, majority).</summary>
internal sealed class TellNoMajority(JobMail mail) : IServiceTask
{
    public string JobType => JobTypes.TellNoMajority;

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        await mail.QueueAsync(call, (reference, link) => new NoMajority(reference, link));
        return FeelContext.Empty;
    }
}
