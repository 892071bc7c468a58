using Microsoft.EntityFrameworkCore;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

internal static class ManagedTimers
{
    /// <summary>Whether the acting person manages what happens by itself in that review: in its partnership, or in all of them.</summary>
    public static async Task<bool> HasAsync(CaseTransaction transaction, Guid reviewId) =>
        transaction.Context.By is Actors.System or Actors.CommandLine
        || await CaseAccess.ReviewsUnder(transaction.Db, transaction.Context.PersonId(), Permission.ManageTimers).AnyAsync(r => r.Id == reviewId, transaction.Cancellation);
}
