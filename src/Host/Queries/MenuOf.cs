using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Workflows.Access;

namespace Reviews.Host.Queries;

/// <summary>Which parts of the menu lead a person anywhere, by what they hold now.</summary>
internal sealed class MenuOf(ReviewsDb db, SecondFactorState factors)
{
    public async Task<Menu> PersonAsync(Guid? personId, CancellationToken cancellation)
    {
        if (personId is null)
            return Menu.Empty;
        var standing = await CaseAccess.StandingAsync(db, personId, cancellation);
        var hasReviews = standing.Any(group => RolePermissions.May(group.Role, Permission.ReadReview))
            || await db.Participants.AnyAsync(p => p.PersonId == personId && p.Until == null, cancellation);
        bool May(Permission permission) => standing.Any(group => RolePermissions.May(group.Role, permission));
        return new Menu(hasReviews, May(Permission.ManagePeople), May(Permission.ManageDelivery), May(Permission.ManageCalendar), May(Permission.ManageTimers))
        {
            MailIsHeld = May(Permission.ManageDelivery) && await MailHold.SinceAsync(db, cancellation) is not null,
            RunsLow = await factors.OfAsync(personId.Value, cancellation) is { IsRunningLow: true } factor ? factor : null,
        };
    }
}

internal sealed record Menu(bool HasReviews, bool ManagesPeople, bool ManagesMail, bool ManagesCalendar, bool ManagesTimers)
{
    public static readonly Menu Empty = new(HasReviews: false, ManagesPeople: false, ManagesMail: false, ManagesCalendar: false, ManagesTimers: false);

    /// <summary>Said on every page to those who can let it go; false for everyone else.</summary>
    public bool MailIsHeld { get; init; }

    /// <summary>Said on every page to whoever has few recovery codes left; null for everyone else.</summary>
    public KeptFactor? RunsLow { get; init; }
}
