using Reviews.Host.Casework;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.ServiceTasks;

/// <summary>The submission to the Panel goes into the review's record, and its team is told (S003 App. E, day 15).</summary>
internal sealed class RecordSubmission(JobMail mail) : IServiceTask
{
    public string JobType => "record-submission";

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        var submittedOn = call.Variables.Find("submission", "sentAt") is FeelDateTime sentAt
            ? sentAt.Local.Date
            : LondonTime.ToLocal(call.Transaction.Context.At).Date;
        call.Transaction.Record(call.Job.ReviewId, "review-submitted", new { Sha256 = call.Variables.Text("submission", "sha256"), Pack = (call.Variables.Find("submission", "pack") as FeelContext)?.Find("sha256") is FeelText pack ? pack.Value : null });
        await mail.QueueAsync(call, (reference, link) => new ReviewSubmitted(reference, link, submittedOn));
        return FeelContext.Empty;
    }
}
