using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Definitions;

/// <summary>
/// The definitions in force, and every version that a running process may be pinned to: a file that changes in
/// workflows/ changes nothing that has begun.
/// </summary>
internal sealed class DefinitionShelf(IDbContextFactory<ReviewsDb> contexts, IClock clock)
{
    private readonly ConcurrentDictionary<(string ProcessId, string Version), ShelvedDefinition> kept = new();
    private IReadOnlyList<PartnershipFolder> folders = [];

    /// <summary>Every partnership, with the names its bodies bear today; for a document of another day ask it for that day's.</summary>
    public IReadOnlyList<Partnership> Partnerships
    {
        get
        {
            var today = LondonTime.ToLocal(clock.GetCurrentInstant()).Date;
            return [.. folders.Select(f => f.Partnership).OfType<Partnership>().Select(p => p.On(today))];
        }
    }

    public Partnership? Partnership(string id) => Partnerships.FirstOrDefault(p => p.Id == id);

    /// <summary>The processes a partnership may start now.</summary>
    public IReadOnlyList<ProcessDefinition> Of(string partnership) =>
        [.. folders.Where(f => f.Partnership?.Id == partnership).SelectMany(f => f.Definitions).Select(d => d.Process)];

    public ProcessDefinition? Current(string partnership, string processId) => Of(partnership).FirstOrDefault(p => p.Id == processId);

    /// <summary>Takes in what was read from workflows/, and keeps each version it has not seen before.</summary>
    public async Task TakeInAsync(IReadOnlyList<PartnershipFolder> read, Instant now, WriteTransactions writes, CancellationToken cancellation)
    {
        folders = read;
        await writes.RunAsync(db => KeepAsync(db, read, now, cancellation), cancellation);
    }

    /// <summary>The definition a process runs by.</summary>
    /// <exception cref="InvalidOperationException">When it was never kept: the database is not the one the process began in.</exception>
    public async Task<ProcessDefinition> PinnedAsync(string processId, string version, CancellationToken cancellation) =>
        (await FindAsync(processId, version, cancellation)).Process;

    /// <summary>A form as it stood when the process began; null when the process names none of that id.</summary>
    public async Task<FormDefinition?> FormAsync(string processId, string version, string formId, CancellationToken cancellation) =>
        (await FindAsync(processId, version, cancellation)).Forms.GetValueOrDefault(formId)?.Form;

    /// <summary>A form of a partnership as it is in force, for what belongs to no process; null when it has none of that id.</summary>
    public FormDefinition? Form(string partnership, string formId) =>
        folders.FirstOrDefault(f => f.Partnership?.Id == partnership)?.Forms.GetValueOrDefault(formId);

    /// <summary>The exact bytes of the .bpmn file, for the diagram.</summary>
    public async Task<byte[]> BpmnAsync(string processId, string version, CancellationToken cancellation) =>
        (await FindAsync(processId, version, cancellation)).Bpmn;

    private async Task<ShelvedDefinition> FindAsync(string processId, string version, CancellationToken cancellation)
    {
        if (kept.TryGetValue((processId, version), out var known))
            return known;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var row = await db.DefinitionVersions.AsNoTracking().Include(d => d.Forms).SingleOrDefaultAsync(d => d.ProcessId == processId && d.Version == version, cancellation)
            ?? throw new InvalidOperationException($"Expected the definition {processId} {version} to be kept, but it is not.");
        return kept.GetOrAdd((processId, version), ShelvedDefinition.Of(row));
    }

    private async Task<bool> KeepAsync(ReviewsDb db, IReadOnlyList<PartnershipFolder> read, Instant now, CancellationToken cancellation)
    {
        foreach (var (definition, partnership) in read.SelectMany(f => f.Definitions.Select(d => (d, f.Partnership!.Id))))
        {
            if (!kept.TryAdd((definition.Process.Id, definition.Process.Version), definition))
                continue;
            if (await db.DefinitionVersions.FindAsync([definition.Process.Id, definition.Process.Version], cancellation) is null)
                db.DefinitionVersions.Add(definition.ToRow(partnership, now));
        }

        return true;
    }
}
