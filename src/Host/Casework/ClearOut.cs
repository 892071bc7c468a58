using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Reviews.Host.Storage;

namespace Reviews.Host.Casework;

/// <summary>
/// Removes what nothing can use any more: sessions and half sign-ins that have ended, invitations and resets that have run out, reviews prepared and
/// never started, answers typed at a task that is over, answers to requests that nobody sends again. Nothing of a case, and nothing of the audit trail.
/// </summary>
internal sealed class ClearOut(WriteTransactions writes, IOptions<ClearOutOptions> options, IClock clock, TimeProvider time)
{
    /// <returns>How many rows are gone.</returns>
    public Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        // Sessions live by the real clock, also in the demonstration.
        var realNow = Instant.FromDateTimeOffset(time.GetUtcNow());
        var (oldestRequest, oldestAnswers) = (now - options.Value.RequestsLast, now - PrepareReview.Lasts);
        return writes.RunAsync(
            async db =>
                await db.Sessions.Where(s => s.ExpiresAt <= realNow).ExecuteDeleteAsync(cancellation)
                + await db.Invitations.Where(i => i.ExpiresAt <= now).ExecuteDeleteAsync(cancellation)
                + await db.HalfSignIns.Where(h => h.ExpiresAt <= realNow).ExecuteDeleteAsync(cancellation)
                + await db.SignInResets.Where(r => r.ExpiresAt <= now).ExecuteDeleteAsync(cancellation)
                + await UnsentAnswers.ClearOutAsync(db, realNow, cancellation)
                + await db.PreparedReviews.Where(p => p.At <= oldestAnswers).ExecuteDeleteAsync(cancellation)
                + await db.Requests.Where(r => r.At <= oldestRequest).ExecuteDeleteAsync(cancellation),
            cancellation);
    }
}
