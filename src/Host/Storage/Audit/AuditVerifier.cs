using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Storage.Audit;

/// <summary>Walks every chain from its first row to its head, and stops at the first row that does not fit.</summary>
internal static class AuditVerifier
{
    /// <summary>A sentence that names the first broken row, or null when every chain holds.</summary>
    public static async Task<string?> FirstProblemAsync(ReviewsDb db, CancellationToken cancellation)
    {
        var heads = await db.AuditChains.AsNoTracking().ToDictionaryAsync(c => c.ChainId, cancellation);
        var chains = await db.AuditEntries.Select(e => e.ChainId).Distinct().ToListAsync(cancellation);
        foreach (var chain in heads.Keys.Union(chains).Order(StringComparer.Ordinal))
        {
            if (await FirstProblemAsync(db, chain, heads.GetValueOrDefault(chain), cancellation) is { } problem)
                return problem;
        }

        return null;
    }

    private static async Task<string?> FirstProblemAsync(ReviewsDb db, string chain, AuditChainRow? head, CancellationToken cancellation)
    {
        var (sequence, hash) = (0L, AuditHash.Beginning);
        await foreach (var entry in db.AuditEntries.AsNoTracking().Where(e => e.ChainId == chain).OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (entry.Sequence != sequence + 1)
                return $"Chain {chain}: expected row {sequence + 1}, but found row {entry.Sequence}.";
            if (entry.PreviousHash != hash)
                return $"Chain {chain}, row {entry.Sequence}: expected it to follow {hash}, but it follows {entry.PreviousHash}.";
            if (entry.Hash != AuditHash.Of(entry))
                return $"Chain {chain}, row {entry.Sequence}: expected the hash {AuditHash.Of(entry)} of what it says, but it carries {entry.Hash}.";
            (sequence, hash) = (entry.Sequence, entry.Hash);
        }

        return head is not null && head.Sequence == sequence && head.Hash == hash
            ? null
            : $"Chain {chain}: expected it to end at row {head?.Sequence ?? 0}, but its rows end at {sequence}.";
    }
}
