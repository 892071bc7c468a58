using Reviews.Notifications.Messages;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.ServiceTasks;

/// <summary>Everyone on a review is told that the national Panel takes its case, and that the review that ran ends (S003 App. D).</summary>
internal sealed class TellCaseTaken(JobMail mail) : IServiceTask
{
    public string JobType => "tell-case-taken";

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        await mail.QueueAsync(call, (reference, link) => new PanelTakesCase(reference, link));
        return FeelContext.Empty;
    }
}
