using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Casework;

internal static class RunningReviews
{
    /// <summary>The reviews that a person is on and that are not over, always in one order: whoever locks several does it in this one.</summary>
    /// <param name="partnership">Null: of every partnership.</param>
    public static Task<List<Guid>> OfAsync(CaseTransaction transaction, Guid personId, string? partnership) => transaction.Db.Reviews
        .Where(r => (partnership == null || r.Partnership == partnership)
            && transaction.Db.Participants.Any(p => p.ReviewId == r.Id && p.PersonId == personId && p.Until == null)
            && transaction.Db.ProcessInstances.Any(p => p.ReviewId == r.Id && p.EndedAt == null))
        .Select(r => r.Id).OrderBy(id => id).ToListAsync(transaction.Cancellation);

    /// <summary>
    /// Those on which a person has a part by a standing role that ends: of its partnership, and of others with which the review was
    /// shared by name, where they hold the same role by nothing else.
    /// </summary>
    public static async Task<List<Guid>> ByAsync(CaseTransaction transaction, RoleAssignmentRow ended)
    {
        var running = await OfAsync(transaction, ended.PersonId, partnership: null);
        return await transaction.Db.Reviews
            .Where(r => running.Contains(r.Id) && (ended.Partnership == null || r.Partnership == ended.Partnership
                || !transaction.Db.RoleAssignments.Any(a => a.Id != ended.Id && a.PersonId == ended.PersonId && a.Role == ended.Role && a.Body == ended.Body && a.Until == null && (a.Partnership == null || a.Partnership == r.Partnership))))
            .Select(r => r.Id).OrderBy(id => id).ToListAsync(transaction.Cancellation);
    }
}
