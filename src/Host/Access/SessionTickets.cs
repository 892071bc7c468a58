using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Access;

/// <summary>
/// Sessions are rows: the cookie holds only a key, so that signing out, leaving and the eight hours' end hold on the
/// server, whatever a browser replays. Kept by the real clock, also in the demonstration.
/// </summary>
internal sealed class SessionTickets(IDbContextFactory<ReviewsDb> contexts, WriteTransactions writes, TimeProvider time) : ITicketStore
{
    private static readonly Duration Longest = Duration.FromHours(8);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = OneTimeSecret.New();
        var row = new SessionRow
        {
            KeyHash = OneTimeSecret.HashOf(key),
            PersonId = Guid.Parse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture),
            Ticket = TicketSerializer.Default.Serialize(ticket),
            StartedAt = Now,
            LastSeenAt = Now,
            ExpiresAt = Now + Longest,
        };
        await writes.RunAsync(db => Task.FromResult(db.Sessions.Add(row)), CancellationToken.None);
        return key;
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var hash = OneTimeSecret.HashOf(key);
        return writes.RunAsync(
            async db =>
            {
                if (await db.Sessions.SingleOrDefaultAsync(s => s.KeyHash == hash) is { } session)
                    (session.Ticket, session.LastSeenAt) = (TicketSerializer.Default.Serialize(ticket), Now);
                return true;
            },
            CancellationToken.None);
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var (hash, now) = (OneTimeSecret.HashOf(key), Now);
        await using var db = await contexts.CreateDbContextAsync();
        var ticket = await db.Sessions.AsNoTracking()
            .Where(s => s.KeyHash == hash && s.ExpiresAt > now)
            .Join(db.Users.Where(u => u.IsActive), s => s.PersonId, u => u.Id, (s, _) => s.Ticket)
            .SingleOrDefaultAsync();
        return ticket is null ? null : TicketSerializer.Default.Deserialize(ticket);
    }

    public Task RemoveAsync(string key)
    {
        var hash = OneTimeSecret.HashOf(key);
        return writes.RunAsync(db => db.Sessions.Where(s => s.KeyHash == hash).ExecuteDeleteAsync(), CancellationToken.None);
    }
}
