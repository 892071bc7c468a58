using Reviews.Host.Definitions;
using Reviews.Notifications;
using Reviews.Notifications.Messages;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>
/// New facts come to light after a decision not to notify: the decision stays as it was made, and whether to notify is
/// decided again, counted from when the authority became aware of them.
/// </summary>
internal sealed class ReopenReview(ProcessRunner runner, DefinitionShelf definitions, MailLinks links)
{
    /// <param name="context">With what the new facts are: without it nothing is reopened.</param>
    /// <param name="aware">When the authority became aware of them, London time.</param>
    public Task<Outcome<WithdrawnReview>> RunAsync(ActionContext context, Guid reviewId, ClockAnchor aware, CancellationToken cancellation) =>
        runner.RunAsync<WithdrawnReview>(
            context, Asked.For(nameof(ReopenReview), reviewId, Asked.Anchor(aware), context.Why), transaction => ReopenAsync(transaction, reviewId, aware), cancellation);

    private async Task<Outcome<WithdrawnReview>> ReopenAsync(CaseTransaction transaction, Guid reviewId, ClockAnchor aware)
    {
        if (await transaction.WhyNotAsync(reviewId, Permission.StartReview) is { } notAllowed)
            return notAllowed;
        if (string.IsNullOrWhiteSpace(transaction.Context.Why))
            return Outcome<WithdrawnReview>.Rejected([new("why", "Enter what the new facts are")]);
        var review = (await transaction.FindReviewAsync(reviewId))!;
        if (ReviewLifecycle.WhyNot(review.Status, ReviewStatus.Opened) is { } cannot)
            return cannot;
        if (definitions.Partnership(review.Partnership) is not { } partnership || definitions.Current(review.Partnership, ProcessIds.Notification) is not { } definition)
            return Refusals.NotFound;
        var known = await CaseDateRows.LockedAsync(transaction, reviewId);
        // Facts that were known before the decision are no reason to make it again.
        if (review.ClosedAt is { } decided && LondonTime.ToLocal(decided).Date > aware.Date)
            return Outcome<WithdrawnReview>.Rejected([new("awareness", $"The date must be on or after {LondonWords.Of(LondonTime.ToLocal(decided).Date)}, when it was decided not to notify")]);
        if (known.Faults(new Dictionary<CaseDate, ClockAnchor> { [CaseDate.Awareness] = aware }, transaction.Context.At) is [{ Sentence: var fault }, ..])
            return Outcome<WithdrawnReview>.Rejected([new("awareness", fault)]);
        await CaseDateRows.CorrectAsync(transaction, reviewId, CaseDate.Awareness, aware, known.Of(CaseDate.Awareness));
        (review.Status, review.ClosedAt) = (ReviewStatus.Opened, null);
        transaction.Record(reviewId, "review-reopened", new { });
        var agencies = await ReopenedAgencies.OfAsync(transaction, reviewId);
        if (await transaction.BeginAsync(review, definition, ReviewVariables.Of(partnership, transaction.Context.At, review.Reference, agencies, FeelContext.Empty), aware) is { } refusal)
            return refusal;
        var reference = ReviewReference.Parse(review.Reference);
        await Notices.QueueAsync(
            transaction.Db, reviewId, new ReviewReopened(reference, links.Review(reference), aware.Date), $"review:{reviewId:D}:reopened:{transaction.Context.RequestId}", transaction.Context.At, transaction.Cancellation);
        return new WithdrawnReview(reviewId);
    }
}
