using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>
/// Somebody raises a dispute for their agency or partner (S003, dispute resolution): its process begins beside the review's
/// work, with saying what it is about as their first task. Not on a review that is over.
/// </summary>
internal sealed class RaiseDispute(ProcessRunner runner, DefinitionShelf definitions)
{
    public static Refusal ReviewIsOver { get; } = new("review-over", "Expected a review that runs, but this one is over, and nothing about it can be disputed any more.");

    /// <param name="body">The agency or partner it is raised for: one that the acting person acts for on this review.</param>
    public Task<Outcome<RaisedDispute>> RunAsync(ActionContext context, Guid reviewId, string body, CancellationToken cancellation) =>
        runner.RunAsync<RaisedDispute>(context, Asked.For(nameof(RaiseDispute), reviewId, body), transaction => RaiseAsync(transaction, reviewId, body), cancellation);

    private async Task<Outcome<RaisedDispute>> RaiseAsync(CaseTransaction transaction, Guid reviewId, string body)
    {
        if (await transaction.WhyNotAsync(reviewId, Permission.RaiseDispute) is { } notAllowed)
            return notAllowed;
        var held = await CaseAccess.GroupsOnAsync(transaction.Db, transaction.Context.PersonId(), reviewId, transaction.Cancellation);
        if (held.FirstOrDefault(group => group.Body == body && RolePermissions.May(group.Role, Permission.RaiseDispute)) is not { } raising)
            return Outcome<RaisedDispute>.Rejected([new("body", "Select an agency or partner that you act for on this review")]);
        var review = (await transaction.FindReviewAsync(reviewId))!;
        if (review.ClosedAt is not null)
            return ReviewIsOver;
        if (definitions.Partnership(review.Partnership) is not { } partnership || definitions.Current(review.Partnership, ProcessIds.Dispute) is not { } definition)
            return Refusals.NotFound;
        var agencies = await ReopenedAgencies.OfAsync(transaction, reviewId);
        var variables = ReviewVariables.Of(partnership, review.Reference, agencies, FeelContext.Empty.With("raiser", Body(partnership, raising)));
        if (await transaction.BeginAsync(review, definition, variables, anchor: null) is { } refusal)
            return refusal;
        var task = transaction.Db.ReviewTasks.Local.Single(t => t.IsOpen && transaction.Db.Entry(t).State == EntityState.Added);
        return new RaisedDispute(reviewId, task.Id);
    }

    private static FeelContext Body(Partnership partnership, Group raising) => new(
    [
        KeyValuePair.Create<string, FeelValue>("id", new FeelText(raising.Body!)),
        KeyValuePair.Create<string, FeelValue>("name", new FeelText(partnership.Partner(raising.Body!)?.Name ?? partnership.Agency(raising.Body!)?.Name ?? raising.Body!)),
        KeyValuePair.Create<string, FeelValue>("kind", new FeelText(raising.Role.Body == BodyKind.Partner ? "partner" : "agency")),
    ]);
}

/// <param name="TaskId">Where to say what it is about.</param>
internal sealed record RaisedDispute(Guid ReviewId, Guid TaskId);
