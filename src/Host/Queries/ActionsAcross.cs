using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Queries;

/// <summary>
/// What was recommended and is to be done, and what came back on learning, in all reviews in which a person may read all of it, those that are over included: of
/// any other nothing is said, not even how many there are.
/// </summary>
internal sealed class ActionsAcross(ReviewsDb db, DefinitionShelf definitions, FollowUpRegister register)
{
    private static readonly Dictionary<string, DocumentRow> NoFiles = [];

    /// <summary>For each partnership of which there is something, by name: what is open first, by its date.</summary>
    public async Task<IReadOnlyList<PartnershipActions>> OfAsync(Guid personId, Instant now, CancellationToken cancellation)
    {
        var on = await OnAsync(personId, cancellation);
        var (actions, learning) = (new List<ReviewAction>(), new List<ReviewLearning>());
        foreach (var review in await db.Reviews.AsNoTracking().Where(r => on.Contains(r.Id)).OrderBy(r => r.Reference).ToListAsync(cancellation))
        {
            actions.AddRange((await register.LinesAsync(review.Id, now, NoFiles, cancellation)).Select(line => new ReviewAction(review, line)));
            learning.AddRange((await LearningRecord.OfAsync(db, review.Id, cancellation)).Select(record => new ReviewLearning(review, record)));
        }

        return [.. actions.Select(action => action.Review.Partnership).Concat(learning.Select(one => one.Review.Partnership)).Distinct()
            .Select(id => new PartnershipActions(
                id,
                definitions.Partnership(id)?.Name ?? id,
                definitions.Partnership(id)?.YearBegins ?? Workflows.Reviews.Partnership.YearBeginsInApril,
                [.. actions.Where(action => action.Review.Partnership == id).OrderBy(action => !action.Line.IsOpen).ThenBy(action => action.Line.DueOn)],
                [.. learning.Where(one => one.Review.Partnership == id)]))
            .OrderBy(of => of.Name, StringComparer.Ordinal)];
    }

    /// <summary>Whether there is a review in which the person may read all of it.</summary>
    public async Task<bool> MayAsync(Guid personId, CancellationToken cancellation) => (await OnAsync(personId, cancellation)).Count > 0;

    private async Task<IReadOnlyList<Guid>> OnAsync(Guid personId, CancellationToken cancellation) =>
        [.. (await CaseAccess.GroupsByReviewAsync(db, personId, cancellation)).Where(review => review.Value.Any(group => RolePermissions.May(group.Role, Permission.ReadFollowUp))).Select(review => review.Key)];
}

internal sealed record ReviewAction(ReviewRow Review, FollowedLine Line);

internal sealed record ReviewLearning(ReviewRow Review, LearningRecord Record);

/// <param name="Id">Of the partnership.</param>
/// <param name="YearBegins">The month in which its year begins.</param>
internal sealed record PartnershipActions(string Id, string Name, int YearBegins, IReadOnlyList<ReviewAction> Actions, IReadOnlyList<ReviewLearning> Learning)
{
    /// <summary>The reviews of which there is something.</summary>
    public IReadOnlyList<Guid> Reviews => [.. Actions.Select(action => action.Review.Id).Concat(Learning.Select(one => one.Review.Id)).Distinct()];

    /// <summary>When the first of them was started.</summary>
    public LocalDate Since => Actions.Select(action => action.Review.StartedOn).Concat(Learning.Select(one => one.Review.StartedOn)).Min();

    public int Count(params FollowedState[] states) => Actions.Count(action => states.Contains(action.Line.State));
}
