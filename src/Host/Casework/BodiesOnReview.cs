using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;

namespace Reviews.Host.Casework;

/// <summary>The agencies and partners that somebody acts for on a review now: of any other nobody has a task, and nobody is told.</summary>
internal static class BodiesOnReview
{
    public static async Task<IReadOnlySet<string>> OfAsync(ReviewsDb db, Guid reviewId, CancellationToken cancellation) =>
        await db.Participants.AsNoTracking().Where(p => p.ReviewId == reviewId && p.Until == null && p.Body != null)
            .Join(db.Users.Where(u => u.IsActive), p => p.PersonId, u => u.Id, (p, _) => p.Body!).ToHashSetAsync(cancellation);
}
