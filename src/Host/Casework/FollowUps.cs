using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>
/// What is recommended, and what is to be done at once, is given to the process that follows it until it is closed: one that
/// runs is given more, and where none runs one begins. Whether a practice review follows makes no difference.
/// </summary>
internal static class FollowUps
{
    /// <summary>Recommended for the long run.</summary>
    public const string Recommendation = "recommendation";

    /// <summary>To be done at once.</summary>
    public const string ImmediateAction = "immediate-action";

    /// <summary>
    /// Whether what was recommended is followed on though the rest of its review is withdrawn: work that recommends came to its
    /// end in it before. A practice review that is withdrawn takes nothing back of the rapid review that was submitted. What it
    /// recommended itself stands among the rest and is followed too, until the business manager closes it as not pursued.
    /// </summary>
    private static async Task<bool> OutliveWithdrawalAsync(ReviewsDb db, DefinitionShelf definitions, Guid reviewId, CancellationToken cancellation)
    {
        foreach (var row in await db.ProcessInstances.AsNoTracking().Where(p => p.ReviewId == reviewId && p.Status == InstanceStatus.Completed).ToListAsync(cancellation))
        {
            if ((await definitions.PinnedAsync(row.ProcessId, row.DefinitionVersion, cancellation)).Elements.OfType<ServiceTask>().Any(task => task.JobType.AsLiteral is FeelText { Value: ServiceTasks.FollowUp.Type }))
                return true;
        }

        return false;
    }

    /// <summary>
    /// The processes that stop when a review is withdrawn, those that began first coming first: all that run, but not what is followed
    /// and spread of work that came to its end before.
    /// </summary>
    public static async Task<IReadOnlyList<ProcessInstanceRow>> StoppedByWithdrawalAsync(ReviewsDb db, DefinitionShelf definitions, Guid reviewId, CancellationToken cancellation)
    {
        var running = await db.ProcessInstances.AsNoTracking().Where(p => p.ReviewId == reviewId && p.EndedAt == null).OrderBy(p => p.StartedAt).ToListAsync(cancellation);
        return await OutliveWithdrawalAsync(db, definitions, reviewId, cancellation) ? [.. running.Where(p => !ProcessIds.Outlasts(p.ProcessId))] : running;
    }

    /// <summary>Whether anything may be followed in a review: in one that was withdrawn, only where that outlives it; in one not notified, nothing.</summary>
    public static async Task<bool> IsPossibleAsync(ReviewsDb db, DefinitionShelf definitions, ReviewRow review, CancellationToken cancellation) =>
        review.Status is not ReviewStatus.NotNotified && (review.Status is not ReviewStatus.Withdrawn || await OutliveWithdrawalAsync(db, definitions, review.Id, cancellation));

    /// <summary>Null when it is done, or where there is nothing to follow; else why not.</summary>
    public static async Task<Refusal?> AddAsync(CaseTransaction transaction, ReviewRow review, DefinitionShelf definitions, IReadOnlyList<FollowedItem> items)
    {
        if (items.Count == 0)
            return null;
        if (definitions.Partnership(review.Partnership) is not { } partnership || definitions.Current(review.Partnership, ProcessIds.FollowUp) is not { } definition)
            return Refusals.NotFound;
        var bodies = await BodiesOnReview.OfAsync(transaction.Db, review.Id, transaction.Cancellation);
        var given = items.Select(item => item.AsValue(partnership, hasNobody: !bodies.Contains(item.Owner), LondonTime.ToLocal(transaction.Context.At).Date)).ToList();
        var running = await transaction.Db.ProcessInstances
            .Where(p => p.ReviewId == review.Id && p.ProcessId == ProcessIds.FollowUp && p.EndedAt == null).Select(p => p.Id).ToListAsync(transaction.Cancellation);
        // One begun by this very change is not among the rows yet.
        running.AddRange(transaction.Db.ProcessInstances.Local.Where(p => p.ReviewId == review.Id && p.ProcessId == ProcessIds.FollowUp && p.EndedAt is null).Select(p => p.Id).Except(running).ToList());
        foreach (var id in running)
        {
            if (await transaction.FindAsync(id) is not { } process || process.State.Instances.Values.FirstOrDefault(instance => instance is { IsBody: true, Loop.IsOver: false }) is not { } body)
                continue;
            foreach (var item in given)
            {
                if (await transaction.HappenAsync(process, new ItemGiven(transaction.Context.At, body.Id, item)) is { } refusal)
                    return refusal;
            }

            return null;
        }

        var variables = ReviewVariables.Of(partnership, transaction.Context.At, review.Reference, [], FeelContext.Empty.With("items", new FeelList(given)));
        return await transaction.BeginAsync(review, definition, variables, anchor: null);
    }
}
