using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Uploads;

namespace Reviews.Host.Casework;

/// <summary>
/// Files in the data folder that no row of this database knows. One goes if it was never whole, or if the trail says that it
/// was discarded. Any other stays, with a warning: the database may have been put back from before the file was acknowledged.
/// </summary>
internal sealed class StrayFiles(UploadStore store, TimeProvider machine, ILogger<StrayFiles> log)
{
    /// <summary>Longer than it takes to write a file and its row.</summary>
    private static readonly Duration WaitForRow = Duration.FromDays(1);

    public async Task DiscardAsync(ReviewsDb db, CancellationToken cancellation)
    {
        var old = store.WrittenBefore(Instant.FromDateTimeOffset(machine.GetUtcNow()) - WaitForRow).ToLookup(UploadStore.IsCutShort);
        foreach (var name in old[true])
            store.Discard(name);
        var known = await db.Documents.Select(d => d.StoredName).ToListAsync(cancellation);
        var unknown = old[false].Except(known, StringComparer.Ordinal).ToList();
        if (unknown.Count == 0)
            return;
        var discarded = (await RecordedAsync(db, cancellation)).Intersect(unknown, StringComparer.Ordinal).ToList();
        foreach (var name in discarded)
            store.Discard(name);
        if (unknown.Count > discarded.Count)
            log.LogWarning("{Count} files in the data folder are known to no review and were left alone. Is this the database that belongs to them?", unknown.Count - discarded.Count);
    }

    private static async Task<IEnumerable<string>> RecordedAsync(ReviewsDb db, CancellationToken cancellation)
    {
        var acts = await db.AuditEntries.Where(e => e.Event == DiscardUploads.Recorded).Select(e => e.Data).ToListAsync(cancellation);
        return acts.Select(act => JsonSerializer.Deserialize<DiscardedDocument>(act, JsonSerializerOptions.Web)!.StoredName);
    }
}
