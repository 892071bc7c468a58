using Microsoft.EntityFrameworkCore;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Casework;

/// <summary>A review is stopped lawfully: every process of it that runs is withdrawn, and the history stays.</summary>
internal sealed class WithdrawReview(ProcessRunner runner)
{
    /// <param name="context">With the reason: a withdrawal without one is refused.</param>
    public Task<Outcome<WithdrawnReview>> RunAsync(ActionContext context, Guid reviewId, CancellationToken cancellation) =>
        runner.RunAsync<WithdrawnReview>(context, transaction => WithdrawAsync(transaction, reviewId), cancellation);

    private static async Task<Outcome<WithdrawnReview>> WithdrawAsync(CaseTransaction transaction, Guid reviewId)
    {
        if (await transaction.WhyNotAsync(reviewId, Permission.WithdrawReview) is { } notAllowed)
            return notAllowed;
        if (string.IsNullOrWhiteSpace(transaction.Context.Why))
            return Outcome<WithdrawnReview>.Rejected([new("why", "Enter the reason for the withdrawal")]);
        var running = await transaction.Db.ProcessInstances
            .Where(p => p.ReviewId == reviewId && p.EndedAt == null).OrderBy(p => p.StartedAt).Select(p => p.Id).ToListAsync(transaction.Cancellation);
        if (running.Count == 0)
            return Refusals.ChangedSinceOpened;
        foreach (var id in running)
        {
            if (await transaction.HappenAsync((await transaction.FindAsync(id))!, new Withdrawn(transaction.Context.At, transaction.Context.Why)) is { } refusal)
                return refusal;
        }

        return new WithdrawnReview(reviewId);
    }
}

internal sealed record WithdrawnReview(Guid ReviewId);
