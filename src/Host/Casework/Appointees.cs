using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>
/// Who may be given a part in a partnership's review: its people who can sign in. A part such as the lead author's is given
/// review by review, so whoever holds a standing role there may have it; administrators see no case.
/// </summary>
internal static class Appointees
{
    public static IQueryable<Person> Of(ReviewsDb db, string partnership)
    {
        var held = db.RoleAssignments.Where(a => a.Until == null && a.Role != Role.Administrator.Id && (a.Partnership == null || a.Partnership == partnership));
        return db.Users.AsNoTracking().Where(u => u.IsActive && held.Any(a => a.PersonId == u.Id));
    }

    /// <summary>Whether they may be given a part.</summary>
    /// <param name="person">As a form sent it: anything at all.</param>
    public static async Task<bool> HasAsync(ReviewsDb db, string partnership, string? person, CancellationToken cancellation) =>
        await NameAsync(db, partnership, person, cancellation) is not null;

    /// <summary>What somebody is called who may be given a part; null for anybody else.</summary>
    /// <param name="person">As a form sent it: anything at all.</param>
    public static async Task<string?> NameAsync(ReviewsDb db, string partnership, string? person, CancellationToken cancellation) =>
        Guid.TryParse(person, CultureInfo.InvariantCulture, out var id) ? await Of(db, partnership).Where(u => u.Id == id).Select(u => u.DisplayName).SingleOrDefaultAsync(cancellation) : null;
}
