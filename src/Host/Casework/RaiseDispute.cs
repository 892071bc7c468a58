using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>
/// Somebody raises a dispute for their agency or partner (S003, dispute resolution): its process begins beside the review's
/// work, with saying what it is about as their first task. The business manager raises it for one that has written, and enters what they
/// wrote at that task, as any answer is entered for others. Not on a review that is over.
/// </summary>
internal sealed class RaiseDispute(ProcessRunner runner, DefinitionShelf definitions)
{
    public static Refusal ReviewIsOver { get; } = new("review-over", "Expected a review that runs, but this one is over, and nothing about it can be disputed any more.");

    /// <param name="body">The agency or partner it is raised for: one that the acting person acts for on this review, or any where they may record for others.</param>
    public Task<Outcome<RaisedDispute>> RunAsync(ActionContext context, Guid reviewId, string body, CancellationToken cancellation) =>
        runner.RunAsync<RaisedDispute>(context, Asked.For(nameof(RaiseDispute), reviewId, body), transaction => RaiseAsync(transaction, reviewId, body), cancellation);

    private async Task<Outcome<RaisedDispute>> RaiseAsync(CaseTransaction transaction, Guid reviewId, string body)
    {
        if (await transaction.WhyNotAsync(reviewId, Permission.RaiseDispute) is { } notAllowed)
            return notAllowed;
        var held = await CaseAccess.GroupsOnAsync(transaction.Db, transaction.Context.PersonId(), reviewId, transaction.Cancellation);
        var review = (await transaction.FindReviewAsync(reviewId))!;
        if (definitions.Partnership(review.Partnership) is not { } partnership)
            return Refusals.NotFound;
        if (BodiesOf(partnership, held).All(one => one.Id != body))
            return Outcome<RaisedDispute>.Rejected([new("body", "Select whom you raise it for")]);
        if (review.ClosedAt is not null)
            return ReviewIsOver;
        if (definitions.Current(review.Partnership, ProcessIds.Dispute) is not { } definition)
            return Refusals.NotFound;
        var agencies = await ReopenedAgencies.OfAsync(transaction, reviewId);
        var variables = ReviewVariables.Of(partnership, transaction.Context.At, review.Reference, agencies, FeelContext.Empty.With("raiser", Body(partnership, body)));
        if (await transaction.BeginAsync(review, definition, variables, anchor: null) is { } refusal)
            return refusal;
        var task = transaction.Db.ReviewTasks.Local.Single(t => t.IsOpen && transaction.Db.Entry(t).State == EntityState.Added);
        return new RaisedDispute(reviewId, task.Id);
    }

    /// <summary>Those that somebody may raise a dispute for, by id and name: whom they act for, and all where they may record for others.</summary>
    /// <param name="held">On the review.</param>
    public static IReadOnlyList<(string Id, string Name)> BodiesOf(Partnership partnership, IReadOnlyList<Group> held)
    {
        var forOthers = held.Any(group => RolePermissions.May(group.Role, Permission.RecordForOthers));
        return [.. partnership.Partners.Select(p => (p.Id, p.Name)).Concat(partnership.Askable.Select(a => (a.Id, a.Name))).Where(body => forOthers || ActsFor(held, body.Id))];
    }

    /// <summary>Whether somebody raises it for their own, and not for others.</summary>
    public static bool ActsFor(IReadOnlyList<Group> held, string body) => held.Any(group => group.Body == body && RolePermissions.May(group.Role, Permission.RaiseDispute));

    private static FeelContext Body(Partnership partnership, string id) => new(
    [
        KeyValuePair.Create<string, FeelValue>("id", new FeelText(id)),
        KeyValuePair.Create<string, FeelValue>("name", new FeelText(partnership.Partner(id)?.Name ?? partnership.Agency(id)?.Name ?? id)),
        KeyValuePair.Create<string, FeelValue>("kind", new FeelText(partnership.Partner(id) is null ? "agency" : "partner")),
    ]);
}

/// <param name="TaskId">Where to say what it is about.</param>
internal sealed record RaisedDispute(Guid ReviewId, Guid TaskId);
