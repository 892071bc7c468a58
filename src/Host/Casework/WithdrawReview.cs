using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Notifications;
using Reviews.Notifications.Calendar;
using Reviews.Notifications.Messages;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>
/// A review is stopped lawfully: every process of it that runs is withdrawn, what was still to be mailed about its tasks is
/// not, everyone on it is told, and the history stays. Where work of it had come to its end before, what
/// was recommended is followed on, and what was learnt is spread.
/// </summary>
internal sealed class WithdrawReview(ProcessRunner runner, DefinitionShelf definitions, MailLinks links, PanelInvitation invitation)
{
    public static Refusal IsOver { get; } = new("review-is-over", "Expected a review that is still running, but this one is over. There is nothing left to withdraw.");

    /// <param name="context">With the reason: a withdrawal without one is refused.</param>
    public Task<Outcome<WithdrawnReview>> RunAsync(ActionContext context, Guid reviewId, CancellationToken cancellation) =>
        runner.RunAsync<WithdrawnReview>(context, Asked.For(nameof(WithdrawReview), reviewId, context.Why), transaction => WithdrawAsync(transaction, reviewId), cancellation);

    private async Task<Outcome<WithdrawnReview>> WithdrawAsync(CaseTransaction transaction, Guid reviewId)
    {
        if (await transaction.WhyNotAsync(reviewId, Permission.WithdrawReview) is { } notAllowed)
            return notAllowed;
        if (string.IsNullOrWhiteSpace(transaction.Context.Why))
            return Outcome<WithdrawnReview>.Rejected([new("why", "Enter the reason for the withdrawal")]);
        var running = (await FollowUps.StoppedByWithdrawalAsync(transaction.Db, definitions, reviewId, transaction.Cancellation)).Select(p => p.Id).ToList();
        var review = (await transaction.FindReviewAsync(reviewId))!;
        // What was recommended is followed on when the review is over: that is no review to withdraw.
        if (running.Count == 0 || review.ClosedAt is not null)
            return IsOver;
        var reference = ReviewReference.Parse(review.Reference);
        CalendarEvent? meeting = null;
        foreach (var id in running)
        {
            // One that another had called was stopped with its caller.
            var process = (await transaction.FindAsync(id))!;
            meeting ??= invitation.Cancelled(reference, process.Row.Id, process.State.Variables, transaction.Context.At, await PanelInvitation.SequenceAsync(transaction, process));
            if (process.Row.EndedAt is null && await transaction.HappenAsync(process, new Withdrawn(transaction.Context.At, transaction.Context.Why)) is { } refusal)
                return refusal;
        }

        var kept = await transaction.Db.ReviewTasks.Where(t => t.ReviewId == reviewId && t.IsOpen && !running.Contains(t.ProcessInstanceId)).Select(t => t.Id).ToListAsync(transaction.Cancellation);
        await UnsentMail.DropAsync(transaction, reviewId, kept);
        // Asked after that: whose invitation was dropped is told of no meeting, as is everyone who was never invited.
        var invited = await Notices.InvitedAsync(transaction.Db, reviewId, transaction.Cancellation);
        await Notices.QueueAsync(
            transaction.Db,
            reviewId,
            new ReviewWithdrawn(reference, links.Review(reference)) { Meeting = meeting, SomethingGoesOn = kept.Count > 0 },
            $"review:{reviewId:D}:withdrawn",
            transaction.Context.At,
            transaction.Cancellation,
            invited);
        return new WithdrawnReview(reviewId);
    }
}

internal sealed record WithdrawnReview(Guid ReviewId);
