using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>
/// What somebody outside writes when no step waits for it any longer begins a process beside the review's work, as its definition
/// offers it: with the step at which it is recorded. A review that was over goes on by it.
/// </summary>
internal sealed class BeginBeside(ProcessRunner runner, DefinitionShelf definitions)
{
    public static Refusal NotOffered { get; } = new("not-offered", "Expected something that can be begun as this review stands now, but this cannot. Look at the review again.");

    public Task<Outcome<BegunBeside>> RunAsync(ActionContext context, Guid reviewId, string processId, CancellationToken cancellation) =>
        runner.RunAsync<BegunBeside>(context, Asked.For(nameof(BeginBeside), reviewId, processId), transaction => BeginAsync(transaction, reviewId, processId), cancellation);

    private async Task<Outcome<BegunBeside>> BeginAsync(CaseTransaction transaction, Guid reviewId, string processId)
    {
        if (await transaction.WhyNotAsync(reviewId, Permission.RecordForOthers) is { } notAllowed)
            return notAllowed;
        var review = (await transaction.FindReviewAsync(reviewId))!;
        if (definitions.Partnership(review.Partnership) is not { } partnership)
            return Refusals.NotFound;
        // Another page, or another host, may be beginning the same.
        await transaction.LockTeamAsync(reviewId);
        var rows = await transaction.Db.ProcessInstances.Where(p => p.ReviewId == reviewId).ToListAsync(transaction.Cancellation);
        var offered = OfferedBeside.Of(definitions, review, rows.Select(row => (row, ProcessStateJson.Read(row.Snapshot).Variables))).FirstOrDefault(one => one.Process.Id == processId);
        if (offered is null)
            return NotOffered;
        if (review.ClosedAt is not null)
        {
            if (ReviewLifecycle.WhyNot(review.Status, ReviewStatus.InProgress) is { } cannot)
                return cannot;
            (review.Status, review.ClosedAt) = (ReviewStatus.InProgress, null);
            transaction.Record(reviewId, "review-goes-on", new { });
        }

        var agencies = await ReopenedAgencies.OfAsync(transaction, reviewId);
        if (await transaction.BeginAsync(review, offered.Process, ReviewVariables.Of(partnership, transaction.Context.At, review.Reference, agencies, offered.Handed), anchor: null) is { } refusal)
            return refusal;
        var task = transaction.Db.ReviewTasks.Local.Single(t => t.IsOpen && transaction.Db.Entry(t).State == EntityState.Added);
        return new BegunBeside(reviewId, task.Id, task.Step);
    }
}

/// <param name="TaskId">The step at which it is said what began it, of the kind <paramref name="Step"/>.</param>
internal sealed record BegunBeside(Guid ReviewId, Guid TaskId, string Step);
