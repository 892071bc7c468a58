using Reviews.Host.Casework;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.ServiceTasks;

/// <summary>That the authority decided not to notify is a record like any other, and the partners are told (S003 App. D).</summary>
internal sealed class RecordNotNotified(JobMail mail) : IServiceTask
{
    public string JobType => "record-not-notified";

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        var at = call.Transaction.Context.At;
        var review = await JobMail.ReviewAsync(call);
        // The partners may choose a review all the same: then what is not notified is not over.
        if (call.Variables.Find("goesOn") is not FeelBoolean { Value: true } && ReviewLifecycle.CanMove(review.Status, ReviewStatus.NotNotified))
            (review.Status, review.ClosedAt) = (ReviewStatus.NotNotified, at);
        var decidedOn = call.Variables.Date("notificationDecision", "decidedOn") ?? LondonTime.ToLocal(at).Date;
        await mail.QueueAsync(call, (reference, link) => new NotNotifiedRecorded(reference, link, decidedOn));
        return FeelContext.Empty;
    }
}
