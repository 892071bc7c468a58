using System.Buffers.Binary;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;

namespace Reviews.Host.Access;

/// <summary>
/// Checks an address and a password. Unknown, wrong, locked and left all get one answer after the same work, so that
/// nobody learns who has an account. Five wrong passwords lock it for five minutes, on the real clock.
/// </summary>
internal sealed class PasswordSignIn(
    UserManager<Person> people, SignInTurns turns, RecordSystemAct record, IOptions<PasswordHasherOptions> hashing, IClock clock)
{
    public async Task<SignInAnswer> CheckAsync(string email, string password, CancellationToken cancellation)
    {
        using var turn = await turns.TakeAsync(cancellation);
        if (!turn.IsAcquired)
            return new SignInAnswer(null, IsBusy: true);
        var person = await people.FindByEmailAsync(email);
        if (await IsRightAsync(person, password))
            return new SignInAnswer(person, IsBusy: false);
        var context = new ActionContext(Actors.Visitor, clock.GetCurrentInstant(), Guid.NewGuid().ToString("N"));
        await record.RunAsync(context, "sign-in-failed", new { PersonId = person?.Id }, cancellation);
        return new SignInAnswer(null, IsBusy: false);
    }

    private async Task<bool> IsRightAsync(Person? person, string password)
    {
        if (person is not { IsActive: true, PasswordHash: not null } || await people.IsLockedOutAsync(person))
        {
            people.PasswordHasher.VerifyHashedPassword(new Person(), HashOfNothing(hashing.Value.IterationCount), password);
            return false;
        }

        if (await people.CheckPasswordAsync(person, password))
        {
            await people.ResetAccessFailedCountAsync(person);
            return true;
        }

        await people.AccessFailedAsync(person);
        return false;
    }

    // Identity's own form (version 3, HMAC-SHA512), of no password at all: as costly to check as a real one.
    private static string HashOfNothing(int iterations)
    {
        Span<byte> hash = stackalloc byte[13 + 16 + 32];
        hash.Clear();
        hash[0] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(hash[1..], 2);
        BinaryPrimitives.WriteUInt32BigEndian(hash[5..], (uint)iterations);
        BinaryPrimitives.WriteUInt32BigEndian(hash[9..], 16);
        return Convert.ToBase64String(hash);
    }
}

/// <param name="Person">Null when the answer is no.</param>
/// <param name="IsBusy">Too many are signing in at once: nothing was checked.</param>
internal sealed record SignInAnswer(Person? Person, bool IsBusy);

/// <summary>
/// One password is checked at a time, and a few wait: a check costs a fifth of a second of a processor, and a flood of
/// them must not hold up people at work; nor can guesses sent at once slip past the count of wrong ones.
/// </summary>
internal sealed class SignInTurns : IDisposable
{
    private readonly ConcurrencyLimiter turns = new(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 25 });

    public ValueTask<RateLimitLease> TakeAsync(CancellationToken cancellation) => turns.AcquireAsync(1, cancellation);

    public void Dispose() => turns.Dispose();
}
