using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Storage.Audit;

/// <summary>Appends to the hash chains, inside the transaction of the change itself.</summary>
internal static class AuditTrail
{
    /// <summary>
    /// Adds the rows in the order given. Each chain is locked until the transaction ends, so that it never forks: on
    /// SQLite by being the only writer, on PostgreSQL by an advisory lock (chains in order, so that no two wait for each other).
    /// </summary>
    public static async Task AppendAsync(ReviewsDb db, IReadOnlyList<AuditAct> acts, CancellationToken cancellation)
    {
        var chains = acts.GroupBy(act => act.ChainId).OrderBy(chain => chain.Key, StringComparer.Ordinal).ToList();
        if (chains.Count == 0)
            return;
        var ids = chains.Select(chain => chain.Key).ToArray();
        await TakeTurnsAsync(db, ids, cancellation);
        var heads = await db.AuditChains.Where(c => ids.Contains(c.ChainId)).ToDictionaryAsync(c => c.ChainId, cancellation);
        foreach (var chain in chains)
        {
            if (!heads.TryGetValue(chain.Key, out var head))
                db.AuditChains.Add(head = new AuditChainRow { ChainId = chain.Key, Sequence = 0, Hash = AuditHash.Beginning });
            foreach (var act in chain)
            {
                var entry = Next(head, act);
                db.AuditEntries.Add(entry);
                (head.Sequence, head.Hash) = (entry.Sequence, entry.Hash);
            }
        }
    }

    /// <summary>
    /// Locks a chain until the transaction ends. For one that locks other rows before it appends: who changes a review has its
    /// chain before the rows are written, so whoever took them the other way round would wait for it, and it for them.
    /// </summary>
    public static Task TakeTurnAsync(ReviewsDb db, string chainId, CancellationToken cancellation) => TakeTurnsAsync(db, [chainId], cancellation);

    // One after the other, in the order given.
    private static async Task TakeTurnsAsync(ReviewsDb db, string[] chainIds, CancellationToken cancellation)
    {
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended(id, 0)) FROM unnest({chainIds}) WITH ORDINALITY AS chain(id, n) ORDER BY n", cancellation);
    }

    private static AuditEntryRow Next(AuditChainRow head, AuditAct act)
    {
        var entry = new AuditEntryRow
        {
            ChainId = act.ChainId,
            Sequence = head.Sequence + 1,
            At = act.At,
            By = act.Context.By,
            Why = act.Context.Why,
            RequestId = act.Context.RequestId,
            Event = act.Event,
            ProcessInstanceId = act.ProcessInstanceId,
            Data = act.Data,
            PreviousHash = head.Hash,
        };
        entry.Hash = AuditHash.Of(entry);
        return entry;
    }
}
