using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Host.Queries;

/// <summary>What stops when a review is withdrawn.</summary>
internal sealed class ForeseenWithdrawal(ReviewsDb db)
{
    public async Task<StoppingWork> OfAsync(OpenCase opened, CancellationToken cancellation)
    {
        var id = opened.Review.Id;
        var running = await db.ProcessInstances.AsNoTracking().Where(p => p.ReviewId == id && p.EndedAt == null).OrderBy(p => p.StartedAt).ToListAsync(cancellation);
        var open = await db.ReviewTasks.AsNoTracking().Where(t => t.ReviewId == id && t.IsOpen).OrderBy(t => t.DueAt).ThenBy(t => t.EngineInstanceId).ToListAsync(cancellation);
        // Of a vote not whose it is, for who has voted is hidden.
        var tasks = open.Select(t => t.Step != VoteStep.Kind && t.SubjectName is { } about ? $"{t.Name} – {about}" : t.Name).Distinct().ToList();
        var people = await db.Participants.AsNoTracking().Where(p => p.ReviewId == id && p.Until == null)
            .Join(db.Users.Where(u => u.IsActive), p => p.PersonId, u => u.Id, (p, u) => u.Id).Distinct().CountAsync(cancellation);
        return new StoppingWork([.. running.Select(p => p.Name)], tasks, people);
    }
}

/// <param name="Processes">Empty when the review is over already.</param>
/// <param name="People">How many are told.</param>
internal sealed record StoppingWork(IReadOnlyList<string> Processes, IReadOnlyList<string> Tasks, int People);
