using Microsoft.EntityFrameworkCore;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>That one of them always remains: without, nobody could let anybody in.</summary>
internal static class Administrators
{
    public static Refusal LastStays { get; } = new("last-administrator", "Expected another administrator to remain, but this is the last one.");

    /// <summary>
    /// Those who would end an administrator's part come one after the other, each before it reads anything: two who end
    /// each other's at the same moment must not both see the other remain. SQLite has one writer in any case; PostgreSQL
    /// waits here until the first has committed.
    /// </summary>
    public static async Task TakeTurnsAsync(CaseTransaction transaction)
    {
        if (transaction.Db.Database.IsNpgsql())
            await transaction.Db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('administrators', 0))", transaction.Cancellation);
    }

    /// <summary>Whether nobody else who can sign in is an administrator.</summary>
    public static async Task<bool> IsLastAsync(CaseTransaction transaction, Guid personId) => !await transaction.Db.RoleAssignments
        .Where(a => a.Role == Role.Administrator.Id && a.Until == null && a.PersonId != personId)
        .Join(transaction.Db.Users.Where(u => u.IsActive), a => a.PersonId, u => u.Id, (a, _) => a)
        .AnyAsync(transaction.Cancellation);
}
