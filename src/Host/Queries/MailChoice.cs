using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;

namespace Reviews.Host.Queries;

/// <summary>How a person chose to be mailed.</summary>
internal sealed class MailChoice(ReviewsDb db)
{
    public Task<bool> IsDailyAsync(Guid personId, CancellationToken cancellation) => db.DigestChoices.AnyAsync(c => c.PersonId == personId, cancellation);
}
