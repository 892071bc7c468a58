using Microsoft.EntityFrameworkCore;
using Reviews.Notifications;
using Reviews.Notifications.Messages;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>
/// The notification is withdrawn because the criteria turned out not to be met, and the partners go on with the review as a
/// local one: it keeps its dates and all that was done, is not submitted to the Panel, and everyone on it is told.
/// </summary>
internal sealed class GoOnLocally(ProcessRunner runner, MailLinks links)
{
    /// <summary>What a definition listens for that can go on as a local review.</summary>
    public const string Signal = "notification-withdrawn";

    public static Refusal CannotGoOn { get; } = new(
        "cannot-go-on-locally", "Expected a rapid review that runs and can go on as a local one, but none of this review’s processes can. It can only be withdrawn.");

    /// <param name="context">With the reason: without one it is refused.</param>
    public Task<Outcome<WithdrawnReview>> RunAsync(ActionContext context, Guid reviewId, CancellationToken cancellation) =>
        runner.RunAsync<WithdrawnReview>(context, Asked.For(nameof(GoOnLocally), reviewId, context.Why), transaction => GoOnAsync(transaction, reviewId), cancellation);

    private async Task<Outcome<WithdrawnReview>> GoOnAsync(CaseTransaction transaction, Guid reviewId)
    {
        if (await transaction.WhyNotAsync(reviewId, Permission.WithdrawReview) is { } notAllowed)
            return notAllowed;
        if (string.IsNullOrWhiteSpace(transaction.Context.Why))
            return Outcome<WithdrawnReview>.Rejected([new("why", "Enter the reason for the withdrawal")]);
        var running = await transaction.Db.ProcessInstances
            .Where(p => p.ReviewId == reviewId && p.EndedAt == null).OrderBy(p => p.StartedAt).Select(p => p.Id).ToListAsync(transaction.Cancellation);
        var heard = false;
        foreach (var id in running)
        {
            var process = (await transaction.FindAsync(id))!;
            heard |= await transaction.HappenAsync(process, new SignalArrived(transaction.Context.At, Signal, FeelContext.Empty)) is null;
        }

        if (!heard)
            return CannotGoOn;
        var reference = ReviewReference.Parse((await transaction.FindReviewAsync(reviewId))!.Reference);
        transaction.Record(reviewId, "review-goes-on-locally", new { });
        await Notices.QueueAsync(
            transaction.Db, reviewId, new ReviewGoesOnLocally(reference, links.Review(reference)), $"review:{reviewId:D}:goes-on-locally", transaction.Context.At, transaction.Cancellation);
        return new WithdrawnReview(reviewId);
    }
}
