using System.Globalization;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Access;

/// <summary>
/// Who is asking. The cookie says only which person it is; what they may do is read from the database at each request, so
/// that what was taken away is gone at the next one.
/// </summary>
internal sealed class CurrentActor(IHttpContextAccessor http, IDbContextFactory<ReviewsDb> contexts, IClock clock)
{
    /// <summary>Null when nobody is signed in.</summary>
    public Guid? PersonId =>
        Guid.TryParse(http.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The context of a change or a read that this person makes now.</summary>
    /// <param name="requestId">The form's own id, so that sending it twice acts once; null makes a new one.</param>
    public ActionContext Act(string? requestId = null, string? why = null) => new(
        PersonId?.ToString("D") ?? throw new InvalidOperationException("Expected someone signed in, but there is nobody: the page lacks its policy."),
        clock.GetCurrentInstant(),
        requestId ?? Guid.NewGuid().ToString("N"),
        why);

    /// <summary>The context of an act before sign-in, by whoever <see cref="Actors"/> says: the set-up, an invitation accepted.</summary>
    public ActionContext ActAs(string who, string? requestId = null) => new(who, clock.GetCurrentInstant(), requestId ?? Guid.NewGuid().ToString("N"));

    public async Task<IReadOnlyList<Group>> StandingAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await CaseAccess.StandingAsync(db, PersonId, cancellation);
    }

    /// <summary>The groups held on a review; none means that for this person there is no such review.</summary>
    public async Task<IReadOnlyList<Group>> GroupsOnAsync(Guid reviewId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await CaseAccess.GroupsOnAsync(db, PersonId, reviewId, cancellation);
    }

    public async Task<bool> MayAsync(Permission permission, CancellationToken cancellation) =>
        (await StandingAsync(cancellation)).Any(group => RolePermissions.May(group.Role, permission));

    public async Task<bool> MayOnAsync(Guid reviewId, Permission permission, CancellationToken cancellation) =>
        (await GroupsOnAsync(reviewId, cancellation)).Any(group => RolePermissions.May(group.Role, permission));
}
