using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Host.Queries;

/// <summary>What stops when a review is withdrawn.</summary>
internal sealed class ForeseenWithdrawal(ReviewsDb db, DefinitionShelf definitions)
{
    public async Task<StoppingWork> OfAsync(OpenCase opened, CancellationToken cancellation)
    {
        var id = opened.Review.Id;
        if (opened.Review.ClosedAt is not null)
            return new StoppingWork([], [], 0);
        var running = await FollowUps.StoppedByWithdrawalAsync(db, definitions, id, cancellation);
        var stopped = running.Select(p => p.Id).ToHashSet();
        var all = await db.ReviewTasks.AsNoTracking().Where(t => t.ReviewId == id && t.IsOpen).OrderBy(t => t.DueAt).ThenBy(t => t.EngineInstanceId).ToListAsync(cancellation);
        var open = all.Where(t => stopped.Contains(t.ProcessInstanceId)).ToList();
        // Of a vote not whose it is, for who has voted is hidden.
        var tasks = open.Select(t => t.Step != VoteStep.Kind && t.SubjectName is { } about ? $"{t.Name} – {about}" : t.Name).Distinct().ToList();
        var people = await db.Participants.AsNoTracking().Where(p => p.ReviewId == id && p.Until == null)
            .Join(db.Users.Where(u => u.IsActive), p => p.PersonId, u => u.Id, (p, u) => u.Id).Distinct().CountAsync(cancellation);
        var canGoOn = false;
        foreach (var row in running)
            canGoOn |= (await definitions.PinnedAsync(row.ProcessId, row.DefinitionVersion, cancellation)).Elements.OfType<StartEvent>().Any(start => start.Trigger is SignalTrigger { Name.AsLiteral: FeelText { Value: GoOnLocally.Signal } });
        return new StoppingWork([.. running.Select(p => p.Name)], tasks, people) { CanGoOnLocally = canGoOn, SomethingGoesOn = open.Count < all.Count };
    }
}

/// <param name="Processes">Empty when the review is over already.</param>
/// <param name="People">How many are told.</param>
internal sealed record StoppingWork(IReadOnlyList<string> Processes, IReadOnlyList<string> Tasks, int People)
{
    /// <summary>Whether a process of it can go on as a local review when its notification is withdrawn.</summary>
    public bool CanGoOnLocally { get; init; }

    /// <summary>Whether what was recommended or learnt in work that had ended before is followed on: those who have a task of it keep it.</summary>
    public bool SomethingGoesOn { get; init; }
}
