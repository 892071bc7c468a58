using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Queries;

/// <summary>Everyone who can sign in or could once, with the roles they hold now; and who has been invited and has not come yet.</summary>
internal sealed class PeopleList(ReviewsDb db, DefinitionShelf definitions)
{
    public async Task<IReadOnlyList<ListedPerson>> AllAsync(CancellationToken cancellation)
    {
        var people = await db.Users.AsNoTracking().OrderBy(p => p.DisplayName).ToListAsync(cancellation);
        var roles = await db.RoleAssignments.AsNoTracking().Where(a => a.Until == null).ToListAsync(cancellation);
        var byPerson = roles.ToLookup(a => a.PersonId);
        return [.. people.Select(p => new ListedPerson(p.Id, p.DisplayName, p.Email ?? "", p.IsActive, [.. byPerson[p.Id].Select(Held).OfType<HeldRole>().OrderBy(r => r.Order).ThenBy(r => r.Body, StringComparer.Ordinal)]))];
    }

    public async Task<ListedPerson?> FindAsync(Guid id, CancellationToken cancellation) => (await AllAsync(cancellation)).FirstOrDefault(p => p.Id == id);

    /// <summary>Whether somebody, also somebody who has left, signs in with that address.</summary>
    public async Task<ListedPerson?> FindByEmailAsync(string email, CancellationToken cancellation) =>
        (await AllAsync(cancellation)).FirstOrDefault(p => string.Equals(p.Email, email.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Invitations that are neither used nor run out, the newest first.</summary>
    public async Task<IReadOnlyList<WaitingInvitation>> WaitingAsync(Instant now, CancellationToken cancellation)
    {
        var rows = await db.Invitations.AsNoTracking().Where(i => i.UsedAt == null && i.ExpiresAt > now).OrderByDescending(i => i.InvitedAt).ToListAsync(cancellation);
        return [.. rows.Where(i => Role.Find(i.Role) is not null).Select(i => new WaitingInvitation(i.DisplayName, i.Email, Words(Role.Find(i.Role)!, i.Body, i.Partnership), i.ExpiresAt))];
    }

    /// <summary>Whether that token is the one this invitation was made with: only then may its link be shown.</summary>
    public Task<bool> IsTokenOfAsync(Guid invitationId, string tokenHash, CancellationToken cancellation) =>
        db.Invitations.AnyAsync(i => i.Id == invitationId && i.TokenHash == tokenHash, cancellation);

    private HeldRole? Held(RoleAssignmentRow row) => Role.Find(row.Role) is { } role
        ? new HeldRole(row.Id, role, Words(role, row.Body, row.Partnership), row.Body) { Partnership = definitions.Partnerships.Count > 1 && row.Partnership is { } id ? definitions.Partnership(id)?.Name ?? id : null }
        : null;

    private string Words(Role role, string? body, string? partnership) =>
        BodyNames.Of(partnership is null ? null : definitions.Partnership(partnership), role, body) is { } name ? string.Create(CultureInfo.InvariantCulture, $"{role.Name}, {name}") : role.Name;
}

internal sealed record ListedPerson(Guid Id, string Name, string Email, bool IsActive, IReadOnlyList<HeldRole> Roles);

/// <param name="Words">The role with the body it is held for.</param>
internal sealed record HeldRole(Guid AssignmentId, Role Role, string Words, string? Body)
{
    /// <summary>The name of the partnership it is held in, where there are several here; null for a role of the whole system.</summary>
    public string? Partnership { get; init; }

    /// <summary>The place of the role in the list of roles.</summary>
    public int Order { get; } = Role.All.ToList().IndexOf(Role);
}

internal sealed record WaitingInvitation(string Name, string Email, string Role, Instant ExpiresAt);
