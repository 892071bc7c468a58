using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;

namespace Reviews.Host.Queries;

/// <summary>A reset as the holder of its link sees it.</summary>
internal sealed class OpenSignInReset(ReviewsDb db)
{
    /// <summary>Null alike when the link was used, has run out or never was one, and when the person has left.</summary>
    public async Task<ResetOf?> FindAsync(string token, Instant now, CancellationToken cancellation)
    {
        var hash = OneTimeSecret.HashOf(token);
        return await db.SignInResets.Where(r => r.TokenHash == hash && r.UsedAt == null && r.ExpiresAt > now)
            .Join(db.Users.Where(u => u.IsActive), r => r.PersonId, u => u.Id, (r, u) => new ResetOf(u.Id, u.DisplayName, u.Email ?? ""))
            .SingleOrDefaultAsync(cancellation);
    }
}

internal sealed record ResetOf(Guid PersonId, string Name, string Email);
