using Reviews.Notifications;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Access;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.ServiceTasks;

/// <summary>
/// Those concerned by a dispute are told that it was raised, that it goes up a rung, that one side says it is settled, that it is late, or how it ended (S003, dispute
/// resolution). Its own inputs say which, by <c>what</c>, and whom, by <c>to</c>: groups as a task's candidate groups name them.
/// </summary>
internal sealed class TellDispute(JobMail mail) : IServiceTask
{
    public string JobType => "tell-dispute";

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        var to = new Recipients([.. ((call.Variables.Find("to") as FeelList)?.Items ?? []).OfType<FeelText>().Select(group => Group.Parse(group.Value)).Distinct()], PersonId: null);
        Func<Workflows.Reviews.ReviewReference, MailLink, Notification> word = (call.Variables.Find("what") as FeelText)?.Value switch
        {
            "raised" => (reference, link) => new DisputeRaised(reference, link, to),
            "higher" => (reference, link) => new DisputeGoesUp(reference, link, to),
            "settled" => (reference, link) => new DisputeRecordedSettled(reference, link, to),
            "late" => (reference, link) => new DisputeLate(reference, link, to),
            "ended" => (reference, link) => new DisputeEnded(reference, link, to),
            var other => throw new InvalidOperationException($"Expected the job to say by what that a dispute was raised, goes higher, is recorded as settled, is late or ended, but it says \"{other}\"."),
        };
        await mail.QueueAsync(call, word);
        return FeelContext.Empty;
    }
}
