using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Queries;

/// <summary>What a person owes across all reviews, the soonest deadline first, and what they have done lately.</summary>
internal sealed class MyTasks(ReviewsDb db)
{
    private const int Recent = 10;

    public async Task<(IReadOnlyList<MyTask> Open, IReadOnlyList<MyTask> Done)> OfAsync(Guid personId, CancellationToken cancellation)
    {
        var by = personId.ToString("D");
        var on = await db.Participants.AsNoTracking().Where(p => p.PersonId == personId && p.Until == null).ToListAsync(cancellation);
        var groups = on.Where(p => Role.Find(p.Role) is not null).ToLookup(p => p.ReviewId, p => new Group(Role.Find(p.Role)!, p.Body));
        var reviews = groups.Select(g => g.Key).ToList();
        var references = await db.Reviews.AsNoTracking().Where(r => reviews.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Reference, cancellation);
        var open = await db.ReviewTasks.AsNoTracking().Include(t => t.Groups).Where(t => t.IsOpen && reviews.Contains(t.ReviewId)).ToListAsync(cancellation);
        var waiting = await WaitingDraft.AtAsync(db, [.. open.Select(t => t.Id)], cancellation);
        var done = await db.ReviewTasks.AsNoTracking().Where(t => t.CompletedBy == by && reviews.Contains(t.ReviewId))
            .OrderByDescending(t => t.CompletedAt).Take(Recent).ToListAsync(cancellation);
        return (
            [.. open.Where(t => TaskHolders.MayAct(t, by, [.. groups[t.ReviewId]])).OrderBy(t => t.DueAt ?? Instant.MaxValue).ThenBy(t => t.CreatedAt).Select(Shown)],
            [.. done.Select(Shown)]);

        MyTask Shown(ReviewTaskRow task) => new(task, references[task.ReviewId]) { Waiting = waiting.GetValueOrDefault(task.Id) };
    }
}

internal sealed record MyTask(ReviewTaskRow Task, string Reference)
{
    /// <summary>The version that waits at it for its tracked changes and comments to be settled; null where none does.</summary>
    public WaitingDraft? Waiting { get; init; }
}
