using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Access;

/// <summary>
/// Between the two steps a browser holds a cookie of its own, which is no session: only the pages of the second step read it.
/// It is good for a quarter of an hour, by the real clock, and a row, so that a reset or a finished sign-in ends it.
/// </summary>
internal sealed class HalfSignIns(
    IHttpContextAccessor http, IDbContextFactory<ReviewsDb> contexts, WriteTransactions writes, FactorSecrets secrets, HostMode mode, SignInClock clock)
{
    private static readonly Duration Lasts = Duration.FromMinutes(15);

    private string Cookie => mode.IsHttps ? "__Host-sign-in" : "sign-in";

    /// <param name="way">One of <see cref="SignInWay"/>.</param>
    /// <returns>Where the second step is: the code, or an authenticator to be set up where the person has none or changes it.</returns>
    public async Task<string> BeginAsync(Guid personId, string way, CancellationToken cancellation)
    {
        var key = OneTimeSecret.New();
        var sets = way == SignInWay.Change || !await HasFactorAsync(personId, cancellation);
        var row = new HalfSignInRow
        {
            KeyHash = OneTimeSecret.HashOf(key),
            PersonId = personId,
            Way = way,
            NewSecret = sets ? secrets.Protect(personId, OneTimeCodes.NewSecret()) : null,
            ExpiresAt = clock.RealNow + Lasts,
        };
        await writes.RunAsync(db => Task.FromResult(db.HalfSignIns.Add(row)), cancellation);
        http.HttpContext!.Response.Cookies.Append(Cookie, key, Shape());
        return sets ? "/sign-in/set-up" : "/sign-in/code";
    }

    /// <summary>Null when there is none, or it has run out, or the person has left.</summary>
    public async Task<HalfSignIn?> FindAsync(CancellationToken cancellation)
    {
        if (http.HttpContext!.Request.Cookies[Cookie] is not { Length: > 0 } key)
            return null;
        var (hash, now) = (OneTimeSecret.HashOf(key), clock.RealNow);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.HalfSignIns.AsNoTracking().Where(h => h.KeyHash == hash && h.ExpiresAt > now)
            .Join(db.Users.Where(u => u.IsActive), h => h.PersonId, u => u.Id, (h, u) => new { Row = h, u.Email })
            .SingleOrDefaultAsync(cancellation);
        return found is null
            ? null
            : new HalfSignIn(hash, found.Row.PersonId, found.Email ?? "", found.Row.Way, found.Row.NewSecret is { } kept ? secrets.Read(found.Row.PersonId, kept) : null);
    }

    /// <summary>The sign-in is whole: what stood for its half is good for nothing more.</summary>
    public async Task EndAsync(HalfSignIn half, CancellationToken cancellation)
    {
        await writes.RunAsync(
            async db =>
            {
                db.HalfSignIns.RemoveRange(await db.HalfSignIns.Where(h => h.KeyHash == half.KeyHash).ToListAsync(cancellation));
                return true;
            },
            cancellation);
        http.HttpContext!.Response.Cookies.Delete(Cookie, Shape());
    }

    private async Task<bool> HasFactorAsync(Guid personId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.SecondFactors.AnyAsync(f => f.PersonId == personId, cancellation);
    }

    private CookieOptions Shape() => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = mode.IsHttps || http.HttpContext!.Request.IsHttps,
        Path = "/",
        IsEssential = true,
    };
}

/// <param name="Email">What an authenticator app shows beside our name.</param>
/// <param name="NewSecret">Where an authenticator is to be set up; null where a code is owed.</param>
internal sealed record HalfSignIn(string KeyHash, Guid PersonId, string Email, string Way, byte[]? NewSecret);
