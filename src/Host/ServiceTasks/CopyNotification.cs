using Reviews.Host.Casework;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.ServiceTasks;

/// <summary>The Panel was notified: the review stands as notified, and the business manager is told the same day (S003 App. D).</summary>
internal sealed class CopyNotification(JobMail mail) : IServiceTask
{
    public string JobType => "copy-notification";

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        var notifiedOn = call.Variables.Date("notification", "sentOn") ?? LondonTime.ToLocal(call.Transaction.Context.At).Date;
        var review = await JobMail.ReviewAsync(call);
        if (ReviewLifecycle.CanMove(review.Status, ReviewStatus.Notified))
            review.Status = ReviewStatus.Notified;
        await mail.QueueAsync(call, (reference, link) => new NotificationCopied(reference, link, notifiedOn));
        return FeelContext.Empty;
    }
}
