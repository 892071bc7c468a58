using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Workflows.Access;

namespace Reviews.Host.Queries;

/// <summary>An invitation as its holder sees it, found by the token of its link.</summary>
internal sealed class OpenInvitation(ReviewsDb db, DefinitionShelf definitions)
{
    /// <summary>Null alike when the token was used, has run out or never was one.</summary>
    public async Task<Invited?> FindAsync(string token, Instant now, CancellationToken cancellation)
    {
        var hash = OneTimeSecret.HashOf(token);
        var row = await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.TokenHash == hash && i.UsedAt == null && i.ExpiresAt > now, cancellation);
        if (row is null || Role.Find(row.Role) is not { } role)
            return null;
        var names = await PeopleNames.OfAsync(db, [row.InvitedBy], cancellation);
        var partnership = row.Partnership is null ? null : definitions.Partnership(row.Partnership);
        return new Invited(row.Id, row.DisplayName, row.Email, names.Of(row.InvitedBy), role.Name, BodyNames.Of(partnership, role, row.Body), partnership?.Name);
    }
}

/// <param name="Body">The agency's or partner's name; null for a role about the review as a whole.</param>
internal sealed record Invited(Guid Id, string Name, string Email, string By, string Role, string? Body, string? Partnership);
