using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Queries;

/// <summary>A version that waits at its open task until its tracked changes and comments are settled: nobody but its writers has got it.</summary>
/// <param name="Unsettled">How many of them are left.</param>
internal sealed record WaitingDraft(Guid TaskId, DocumentRow Document, int Unsettled)
{
    /// <summary>"3 tracked changes and comments are still to be settled".</summary>
    public string Left => Unsettled == 1
        ? "1 tracked change or comment is still to be settled"
        : FormattableString.Invariant($"{Unsettled} tracked changes and comments are still to be settled");

    /// <summary>Those at these tasks, by task.</summary>
    public static async Task<IReadOnlyDictionary<Guid, WaitingDraft>> AtAsync(ReviewsDb db, IReadOnlyCollection<Guid> tasks, CancellationToken cancellation)
    {
        var held = await db.HeldDrafts.AsNoTracking().Where(h => tasks.Contains(h.TaskId) && db.ReviewTasks.Any(t => t.Id == h.TaskId && t.IsOpen))
            .Join(db.Documents.AsNoTracking(), h => h.DocumentId, d => d.Id, (h, d) => new { h.TaskId, Document = d, Settled = db.MarkSettlements.Count(s => s.DocumentId == d.Id) })
            .ToListAsync(cancellation);
        return held.ToDictionary(one => one.TaskId, one => new WaitingDraft(one.TaskId, one.Document, (one.Document.Marks ?? 0) - one.Settled));
    }

    /// <summary>That of one document; null where it is handed in, or another has taken its place.</summary>
    public static async Task<WaitingDraft?> OfAsync(ReviewsDb db, DocumentRow document, CancellationToken cancellation) =>
        document.TaskId is { } task && (await AtAsync(db, [task], cancellation)).GetValueOrDefault(task) is { } waiting && waiting.Document.Id == document.Id ? waiting : null;
}
