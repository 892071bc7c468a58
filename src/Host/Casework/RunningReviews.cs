using Microsoft.EntityFrameworkCore;

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
}
