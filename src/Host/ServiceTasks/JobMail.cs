using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.ServiceTasks;

/// <summary>Mail that a job owes: under the job's own key, so that carrying it out again owes nothing more.</summary>
internal sealed class JobMail(MailLinks links)
{
    public async Task QueueAsync(ServiceTaskCall call, Func<ReviewReference, MailLink, Notification> word)
    {
        var review = await ReviewAsync(call);
        var reference = ReviewReference.Parse(review.Reference);
        await Notices.QueueAsync(
            call.Transaction.Db, review.Id, word(reference, links.Review(reference)), FormattableString.Invariant($"job:{call.Job.Id:D}"),
            call.Transaction.Context.At, call.Transaction.Cancellation);
    }

    /// <summary>The kind of review that the job is part of.</summary>
    public static ReviewType TypeOf(ServiceTaskCall call) => new(call.Process.Definition.Name);

    public static async Task<ReviewRow> ReviewAsync(ServiceTaskCall call) =>
        await call.Transaction.FindReviewAsync(call.Job.ReviewId)
        ?? throw new InvalidOperationException($"Expected the review of job {call.Job.Id}, but there is none.");
}
