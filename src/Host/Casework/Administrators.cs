using Microsoft.EntityFrameworkCore;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

internal static class Administrators
{
    public static Refusal LastStays { get; } = new("last-administrator", "Expected another administrator to remain, but this is the last one.");

    /// <summary>Whether nobody else who can sign in is an administrator.</summary>
    public static async Task<bool> IsLastAsync(CaseTransaction transaction, Guid personId) => !await transaction.Db.RoleAssignments
        .Where(a => a.Role == Role.Administrator.Id && a.Until == null && a.PersonId != personId)
        .Join(transaction.Db.Users.Where(u => u.IsActive), a => a.PersonId, u => u.Id, (a, _) => a)
        .AnyAsync(transaction.Cancellation);
}
