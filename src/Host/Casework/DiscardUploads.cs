using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Uploads;
using Reviews.Workflows;

namespace Reviews.Host.Casework;

/// <summary>
/// Discards what nobody can hand in any more: a file that was sent for a task now closed and is part of no submission (its
/// review's chain says so), and what a kill left of such files. What is part of a review is never touched; nor is a file that
/// this database does not know, as it may have been put back from a time before the file was acknowledged.
/// </summary>
internal sealed class DiscardUploads(ProcessRunner runner, UploadStore store, StrayFiles stray, IDbContextFactory<ReviewsDb> contexts, IClock clock)
{
    /// <summary>What the chain calls it, with the file's name among its facts.</summary>
    public const string Recorded = "document-discarded";

    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var leftOver = await db.Documents.AsNoTracking()
            .Where(d => d.LinkedAt == null && db.ReviewTasks.Any(t => t.Id == d.TaskId && !t.IsOpen)).Select(d => d.Id).ToListAsync(cancellation);
        foreach (var id in leftOver)
            await DiscardAsync(id, cancellation);
        await stray.DiscardAsync(db, cancellation);
    }

    private async Task DiscardAsync(Guid documentId, CancellationToken cancellation)
    {
        var context = new ActionContext(Actors.System, clock.GetCurrentInstant(), FormattableString.Invariant($"discard:{documentId:D}"));
        var outcome = await runner.RunAsync<DiscardedDocument>(
            context, Asked.For(nameof(DiscardUploads), documentId), transaction => DiscardAsync(transaction, documentId), cancellation);
        // After the row: a kill in between leaves bytes without one, for the next time.
        if (outcome.IsDone)
            store.Discard(outcome.Value.StoredName);
    }

    private static async Task<Outcome<DiscardedDocument>> DiscardAsync(CaseTransaction transaction, Guid documentId)
    {
        var document = await transaction.Db.Documents.SingleOrDefaultAsync(d => d.Id == documentId && d.LinkedAt == null, transaction.Cancellation);
        if (document is null)
            return Refusals.NotFound;
        transaction.Db.Documents.Remove(document);
        transaction.Record(document.ReviewId, Recorded, new { document.Id, document.StoredName, document.Sha256, document.TaskId, document.UploadedBy });
        return new DiscardedDocument(document.StoredName);
    }
}

internal sealed record DiscardedDocument(string StoredName);
