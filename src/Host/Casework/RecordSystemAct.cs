using Reviews.Host.Storage;
using Reviews.Host.Storage.Audit;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;

namespace Reviews.Host.Casework;

/// <summary>Writes an act that changes no row of ours into the system's chain: sign-ins and sign-outs, refused ones too.</summary>
internal sealed class RecordSystemAct(WriteTransactions writes)
{
    /// <param name="happened">Kebab-case: <c>signed-in</c>, <c>sign-in-failed</c>, <c>signed-out</c>.</param>
    /// <param name="data">Ids only.</param>
    public Task RunAsync(ActionContext context, string happened, object data, CancellationToken cancellation) =>
        writes.RunAsync(
            async db =>
            {
                await AuditTrail.AppendAsync(db, [new AuditAct(AuditEntryRow.SystemChain, context, context.At, happened, AuditJson.Write(data))], cancellation);
                return true;
            },
            cancellation);
}
