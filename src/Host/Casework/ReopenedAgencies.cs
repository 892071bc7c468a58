using Microsoft.EntityFrameworkCore;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>The agencies whose people are on a review: those it was opened with, and those that came later.</summary>
internal static class ReopenedAgencies
{
    public static async Task<IReadOnlyList<string>> OfAsync(CaseTransaction transaction, Guid reviewId) =>
        await transaction.Db.Participants.Where(p => p.ReviewId == reviewId && p.Until == null && p.Role == Role.AgencyLead.Id && p.Body != null)
            .Select(p => p.Body!).Distinct().OrderBy(body => body).ToListAsync(transaction.Cancellation);
}
