using Reviews.Host.Storage;
using Reviews.Host.Storage.Audit;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;

namespace Reviews.Host.Casework;

/// <summary>
/// Writes down who is about to read what of a review. A page of case material calls it first and serves nothing when it
/// throws: no read without its row.
/// </summary>
internal sealed class RecordRead(WriteTransactions writes)
{
    /// <param name="item">What kind of material: <c>review</c>, <c>task</c>, <c>document</c>, <c>agency-report</c>, <c>assembled-report</c>, <c>audit</c>, <c>export</c>.</param>
    /// <param name="itemId">Its id; never a name.</param>
    public Task RunAsync(ActionContext context, Guid reviewId, string item, Guid? itemId, CancellationToken cancellation) =>
        writes.RunAsync(
            async db =>
            {
                var act = new AuditAct(AuditEntryRow.ChainOf(reviewId), context, context.At, "case-read", AuditJson.Write(new { Item = item, ItemId = itemId }));
                await AuditTrail.AppendAsync(db, [act], cancellation);
                return true;
            },
            cancellation);
}
