using Reviews.Host.Casework;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.ServiceTasks;

/// <summary>The decision-makers and the independent advisor are told when and where they meet to look at the decision again (S003 App. D).</summary>
internal sealed class TellDecisionMakers(JobMail mail) : IServiceTask
{
    public string JobType => JobTypes.TellDecisionMakers;

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        var meets = new MeetingTime(call.Variables.NeedDate("convened", "meetOn"), call.Variables.Time("convened", "meetAt"));
        var place = call.Variables.NeedText("convened", "place");
        await mail.QueueAsync(call, (reference, link) => new DecisionMakersConvened(reference, link, meets, place));
        return FeelContext.Empty;
    }
}
