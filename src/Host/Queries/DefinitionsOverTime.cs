using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Queries;

/// <summary>
/// The definition that each process of a review ran by when something happened: a process that was moved to another version
/// is told of in the words, and with the rules of sight, of the one that held then.
/// </summary>
internal sealed class DefinitionsOverTime
{
    private readonly Dictionary<Guid, List<(long Until, ProcessDefinition Definition)>> versions = [];

    public static async Task<DefinitionsOverTime> OfAsync(ReviewsDb db, DefinitionShelf definitions, Guid reviewId, CancellationToken cancellation)
    {
        var (chain, found) = (AuditEntryRow.ChainOf(reviewId), new DefinitionsOverTime());
        var moves = await db.AuditEntries.AsNoTracking().Where(e => e.ChainId == chain && e.Event == "definition-migrated").OrderBy(e => e.Sequence).ToListAsync(cancellation);
        foreach (var process in await db.ProcessInstances.AsNoTracking().Where(p => p.ReviewId == reviewId).ToListAsync(cancellation))
        {
            var held = found.versions[process.Id] = [];
            foreach (var move in moves.Where(m => m.ProcessInstanceId == process.Id))
                held.Add((move.Sequence, await definitions.PinnedAsync(process.ProcessId, ((DefinitionMigrated)FactJson.Read(move.Data)).From, cancellation)));
            held.Add((long.MaxValue, await definitions.PinnedAsync(process.ProcessId, process.DefinitionVersion, cancellation)));
        }

        return found;
    }

    /// <summary>The one it ran by; null for what belongs to no process.</summary>
    /// <param name="sequence">Of the row of the review's trail.</param>
    public ProcessDefinition? At(Guid? processId, long sequence) =>
        processId is { } id && versions.TryGetValue(id, out var held) ? held.First(version => sequence < version.Until).Definition : null;
}
