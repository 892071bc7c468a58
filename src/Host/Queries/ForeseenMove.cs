using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Queries;

/// <summary>Running processes that another version of their definition is in force for, and what moving them to it would come to.</summary>
internal sealed class ForeseenMove(ReviewsDb db, DefinitionShelf definitions, ProcessRunner runner)
{
    /// <summary>Whether it runs, and by another version than the one in force.</summary>
    public bool HasNewer(ReviewRow review, ProcessInstanceRow process) =>
        process.EndedAt is null && definitions.Current(review.Partnership, process.ProcessId) is { } current && current.Version != process.DefinitionVersion;

    /// <summary>Null when the review has no such process, or no version of it is in force; one that is over or up to date is found.</summary>
    public async Task<MovableProcess?> FindAsync(OpenCase opened, Guid processId, CancellationToken cancellation) =>
        await db.ProcessInstances.AsNoTracking().SingleOrDefaultAsync(p => p.Id == processId && p.ReviewId == opened.Review.Id, cancellation) is { } row
            ? await ReadAsync(opened.Review, row, cancellation)
            : null;

    /// <summary>Those on reviews that a person may move, the oldest first.</summary>
    public async Task<IReadOnlyList<MovableProcess>> AllAsync(Guid? personId, string processId, CancellationToken cancellation)
    {
        var movable = new List<MovableProcess>();
        foreach (var (review, row) in (await OutdatedAsync(personId, cancellation)).Where(one => one.Process.ProcessId == processId))
            movable.Add((await ReadAsync(review, row, cancellation))!);
        return movable;
    }

    /// <summary>Definitions that a newer version is in force of, and how many processes on reviews that a person may move run by an earlier one.</summary>
    public async Task<IReadOnlyList<(string ProcessId, string Name, int Count)>> CountAsync(Guid? personId, CancellationToken cancellation) =>
        [.. (await OutdatedAsync(personId, cancellation)).GroupBy(one => one.Process.ProcessId)
            .Select(g => (g.Key, definitions.Current(g.First().Review.Partnership, g.Key)!.Name, g.Count()))];

    public VersionForesight Of(MovableProcess movable, IReadOnlyDictionary<string, string> mapping, Instant now) =>
        VersionForesight.Of(runner, movable.Process, movable.To, mapping, now);

    /// <summary>In words for a reader of that review.</summary>
    public async Task<MovePreview> OfAsync(OpenCase opened, MovableProcess movable, IReadOnlyDictionary<string, string> mapping, Instant now, CancellationToken cancellation)
    {
        var id = movable.Process.Row.Id;
        var tasks = await db.ReviewTasks.AsNoTracking().Include(t => t.Groups).Where(t => t.ProcessInstanceId == id).ToListAsync(cancellation);
        return MovePreview.Of(opened, movable, Of(movable, mapping, now), tasks, mapping);
    }

    private async Task<IReadOnlyList<(ReviewRow Review, ProcessInstanceRow Process)>> OutdatedAsync(Guid? personId, CancellationToken cancellation)
    {
        var roles = RolePermissions.RolesWith(Permission.MigrateReview).Select(role => role.Id).ToList();
        var may = db.Participants.Where(p => p.PersonId == personId && p.Until == null && roles.Contains(p.Role)).Select(p => p.ReviewId);
        var reviews = await db.Reviews.AsNoTracking().Where(r => may.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellation);
        var running = await db.ProcessInstances.AsNoTracking().Where(p => may.Contains(p.ReviewId) && p.EndedAt == null).OrderBy(p => p.StartedAt).ThenBy(p => p.Id).ToListAsync(cancellation);
        return [.. running.Select(row => (reviews[row.ReviewId], row)).Where(one => HasNewer(one.Item1, one.row))];
    }

    private async Task<MovableProcess?> ReadAsync(ReviewRow review, ProcessInstanceRow row, CancellationToken cancellation)
    {
        if (definitions.Current(review.Partnership, row.ProcessId) is not { } to)
            return null;
        var process = new RunningProcess(row, await definitions.PinnedAsync(row.ProcessId, row.DefinitionVersion, cancellation)) { State = ProcessStateJson.Read(row.Snapshot) };
        var seen = await db.DefinitionVersions.AsNoTracking().Where(d => d.ProcessId == row.ProcessId && (d.Version == row.DefinitionVersion || d.Version == to.Version))
            .ToDictionaryAsync(d => d.Version, d => d.FirstSeenAt, cancellation);
        return new MovableProcess(process, review, to, new(row.DefinitionVersion, seen[row.DefinitionVersion]), new(to.Version, seen[to.Version]));
    }
}

/// <param name="To">The version in force; the same one when it is up to date.</param>
internal sealed record MovableProcess(RunningProcess Process, ReviewRow Review, ProcessDefinition To, SeenVersion RunsBy, SeenVersion InForce)
{
    public bool IsOver => Process.Row.EndedAt is not null;

    public bool IsUpToDate => RunsBy.Version == InForce.Version;
}

/// <param name="Version">SHA-256, lower-case hex.</param>
/// <param name="FirstSeenAt">When the service first read it from its folder.</param>
internal sealed record SeenVersion(string Version, Instant FirstSeenAt)
{
    /// <summary>Enough of it to tell two apart.</summary>
    public string Short => Version[..8];
}
