using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.ServiceTasks;

/// <summary>
/// The Panel's reply is reported back to the safeguarding partners and the independent advisor (S003 App. D): they are told,
/// and may read the document it came in.
/// </summary>
internal sealed class CirculatePanelReply(JobMail mail) : IServiceTask
{
    public string JobType => "circulate-panel-reply";

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        var transaction = call.Transaction;
        var sent = ((call.Variables.Find("panelReply", "document") as FeelList)?.Items ?? [])
            .Select(file => Guid.TryParse(((file as FeelContext)?.Find("id") as FeelText)?.Value, CultureInfo.InvariantCulture, out var id) ? id : Guid.Empty).ToList();
        var documents = await transaction.Db.Documents
            .Where(d => d.ReviewId == call.Job.ReviewId && sent.Contains(d.Id) && d.LinkedAt != null && d.ReleasedAt == null).ToListAsync(transaction.Cancellation);
        foreach (var document in documents)
        {
            document.ReleasedAt = transaction.Context.At;
            transaction.Record(call.Job.ReviewId, "document-released", new { document.Id, document.Sha256 });
        }

        var repliedOn = call.Variables.Date("panelReply", "repliedOn") ?? LondonTime.ToLocal(transaction.Context.At).Date;
        await mail.QueueAsync(call, (reference, link) => new PanelReplied(reference, link, repliedOn));
        return FeelContext.Empty;
    }
}
