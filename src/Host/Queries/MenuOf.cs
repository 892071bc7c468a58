using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Workflows.Access;

namespace Reviews.Host.Queries;

/// <summary>Which parts of the menu lead a person anywhere, by what they hold now.</summary>
internal sealed class MenuOf(ReviewsDb db)
{
    public async Task<Menu> PersonAsync(Guid? personId, CancellationToken cancellation)
    {
        if (personId is null)
            return new Menu(HasReviews: false, ManagesPeople: false);
        var standing = await CaseAccess.StandingAsync(db, personId, cancellation);
        var hasReviews = standing.Any(group => RolePermissions.May(group.Role, Permission.ReadReview))
            || await db.Participants.AnyAsync(p => p.PersonId == personId && p.Until == null, cancellation);
        return new Menu(hasReviews, standing.Any(group => RolePermissions.May(group.Role, Permission.ManagePeople)));
    }
}

internal sealed record Menu(bool HasReviews, bool ManagesPeople);
