using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Uploads;
using Reviews.Workflows;

namespace Reviews.Host.Casework;

/// <summary>
/// Discards what nobody can hand in any more: a file that was sent for a task now closed and is part of no submission (its
/// review's chain says so), and bytes without a row, which a kill left behind. What is part of a review is never touched.
/// </summary>
internal sealed class DiscardUploads(ProcessRunner runner, UploadStore store, IDbContextFactory<ReviewsDb> contexts, IClock clock, TimeProvider machine)
{
    /// <summary>Longer than it takes from a file's bytes to its row.</summary>
    private static readonly Duration WaitForRow = Duration.FromDays(1);

    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var leftOver = await db.Documents.AsNoTracking()
            .Where(d => d.LinkedAt == null && db.ReviewTasks.Any(t => t.Id == d.TaskId && !t.IsOpen)).Select(d => d.Id).ToListAsync(cancellation);
        foreach (var id in leftOver)
            await DiscardAsync(id, cancellation);
        await DiscardFilesAsync(db, cancellation);
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
        transaction.Record(document.ReviewId, "document-discarded", new { document.Id, document.Sha256, document.TaskId, document.UploadedBy });
        return new DiscardedDocument(document.StoredName);
    }

    private async Task DiscardFilesAsync(ReviewsDb db, CancellationToken cancellation)
    {
        var old = store.WrittenBefore(Instant.FromDateTimeOffset(machine.GetUtcNow()) - WaitForRow);
        var known = (await db.Documents.Select(d => d.StoredName).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        // Files, and a database that knows of none, do not belong together: a wrong address is no reason to delete a file.
        if (known.Count == 0)
            return;
        foreach (var name in old.Where(name => !known.Contains(name)))
            store.Discard(name);
    }
}

internal sealed record DiscardedDocument(string StoredName);
