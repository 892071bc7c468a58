using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>
/// Who may do what, asked of the rows at the moment of the act: what was taken away a second ago is gone. A review is open
/// only to those on it; the standing roles decide about the system and about starting a review.
/// </summary>
internal static class CaseAccess
{
    /// <summary>The acting person's id; null for the system.</summary>
    public static Guid? PersonId(this ActionContext context) => Guid.TryParse(context.By, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The groups an active person holds on a review, now; empty for anyone else.</summary>
    public static async Task<IReadOnlyList<Group>> GroupsOnAsync(ReviewsDb db, Guid? personId, Guid reviewId, CancellationToken cancellation)
    {
        var held = await db.Participants.AsNoTracking()
            .Where(p => p.PersonId == personId && p.ReviewId == reviewId && p.Until == null)
            .Join(db.Users.Where(u => u.IsActive), p => p.PersonId, u => u.Id, (p, _) => new { p.Role, p.Body })
            .ToListAsync(cancellation);
        return [.. held.Select(p => GroupOf(p.Role, p.Body)).OfType<Group>()];
    }

    /// <summary>The same of every review the person is on.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Group>>> GroupsByReviewAsync(ReviewsDb db, Guid? personId, CancellationToken cancellation)
    {
        var held = await db.Participants.AsNoTracking()
            .Where(p => p.PersonId == personId && p.Until == null)
            .Join(db.Users.Where(u => u.IsActive), p => p.PersonId, u => u.Id, (p, _) => new { p.ReviewId, p.Role, p.Body })
            .ToListAsync(cancellation);
        return held.GroupBy(p => p.ReviewId).ToDictionary(review => review.Key, review => (IReadOnlyList<Group>)[.. review.Select(p => GroupOf(p.Role, p.Body)).OfType<Group>()]);
    }

    /// <summary>The standing roles an active person holds, now.</summary>
    public static async Task<IReadOnlyList<Group>> StandingAsync(ReviewsDb db, Guid? personId, CancellationToken cancellation)
    {
        var held = await db.RoleAssignments.AsNoTracking()
            .Where(a => a.PersonId == personId && a.Until == null)
            .Join(db.Users.Where(u => u.IsActive), a => a.PersonId, u => u.Id, (a, _) => new { a.Role, a.Body })
            .ToListAsync(cancellation);
        return [.. held.Select(a => GroupOf(a.Role, a.Body)).OfType<Group>()];
    }

    /// <summary>Those of them that count in one partnership: given for it, or for the whole system.</summary>
    public static async Task<IReadOnlyList<Group>> StandingInAsync(ReviewsDb db, Guid? personId, string partnership, CancellationToken cancellation)
    {
        var held = await db.RoleAssignments.AsNoTracking()
            .Where(a => a.PersonId == personId && a.Until == null && (a.Partnership == null || a.Partnership == partnership))
            .Join(db.Users.Where(u => u.IsActive), a => a.PersonId, u => u.Id, (a, _) => new { a.Role, a.Body })
            .ToListAsync(cancellation);
        return [.. held.Select(a => GroupOf(a.Role, a.Body)).OfType<Group>()];
    }

    /// <summary>The reviews of those partnerships in which somebody holds a permission by a standing role, whether they are on them or not; all where it is held for the whole system.</summary>
    public static IQueryable<ReviewRow> ReviewsUnder(ReviewsDb db, Guid? personId, Permission permission)
    {
        var held = HeldFor(db, personId, permission);
        return db.Reviews.AsNoTracking().Where(r => held.Any(a => a.Partnership == null || a.Partnership == r.Partnership));
    }

    /// <summary>The standing roles by which somebody holds a permission.</summary>
    public static IQueryable<RoleAssignmentRow> HeldFor(ReviewsDb db, Guid? personId, Permission permission)
    {
        var roles = RolePermissions.RolesWith(permission).Select(role => role.Id).ToList();
        return db.RoleAssignments.Where(a => a.PersonId == personId && a.Until == null && roles.Contains(a.Role));
    }

    public static async Task<bool> MayOnAsync(ReviewsDb db, ActionContext context, Guid reviewId, Permission permission, CancellationToken cancellation) =>
        context.By == Actors.System || (await GroupsOnAsync(db, context.PersonId(), reviewId, cancellation)).Any(g => RolePermissions.May(g.Role, permission));

    public static async Task<bool> MayAsync(ReviewsDb db, ActionContext context, Permission permission, CancellationToken cancellation) =>
        context.By is Actors.System or Actors.CommandLine || (await StandingAsync(db, context.PersonId(), cancellation)).Any(g => RolePermissions.May(g.Role, permission));

    // A role that a newer version no longer knows gives no right.
    private static Group? GroupOf(string role, string? body) => Role.Find(role) is { } known ? new Group(known, body) : null;
}
