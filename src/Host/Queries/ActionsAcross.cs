using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Queries;

/// <summary>
/// What was recommended and is to be done in all reviews in which a person may read all of it, those that are over included: of
/// any other nothing is said, not even how many there are.
/// </summary>
internal sealed class ActionsAcross(ReviewsDb db, DefinitionShelf definitions, FollowUpRegister register)
{
    private static readonly Dictionary<string, DocumentRow> NoFiles = [];

    /// <summary>For each partnership of which there is something, by name: what is open first, by its date.</summary>
    public async Task<IReadOnlyList<PartnershipActions>> OfAsync(Guid personId, Instant now, CancellationToken cancellation)
    {
        var on = await OnAsync(personId, cancellation);
        var found = new List<ReviewAction>();
        foreach (var review in await db.Reviews.AsNoTracking().Where(r => on.Contains(r.Id)).OrderBy(r => r.Reference).ToListAsync(cancellation))
            found.AddRange((await register.LinesAsync(review.Id, now, NoFiles, cancellation)).Select(line => new ReviewAction(review, line)));
        return [.. found.GroupBy(action => action.Review.Partnership)
            .Select(of => new PartnershipActions(of.Key, definitions.Partnership(of.Key)?.Name ?? of.Key, [.. of.OrderBy(action => !action.Line.IsOpen).ThenBy(action => action.Line.DueOn)]))
            .OrderBy(of => of.Name, StringComparer.Ordinal)];
    }

    /// <summary>Whether there is a review in which the person may read all of it.</summary>
    public async Task<bool> MayAsync(Guid personId, CancellationToken cancellation) => (await OnAsync(personId, cancellation)).Count > 0;

    private async Task<IReadOnlyList<Guid>> OnAsync(Guid personId, CancellationToken cancellation) =>
        [.. (await CaseAccess.GroupsByReviewAsync(db, personId, cancellation)).Where(review => review.Value.Any(group => RolePermissions.May(group.Role, Permission.ReadFollowUp))).Select(review => review.Key)];
}

internal sealed record ReviewAction(ReviewRow Review, FollowedLine Line);

/// <param name="Id">Of the partnership.</param>
internal sealed record PartnershipActions(string Id, string Name, IReadOnlyList<ReviewAction> Actions)
{
    public int Count(params FollowedState[] states) => Actions.Count(action => states.Contains(action.Line.State));
}
