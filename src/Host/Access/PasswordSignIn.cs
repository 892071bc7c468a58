using System.Buffers.Binary;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;

namespace Reviews.Host.Access;

/// <summary>
/// Checks what people sign in with. Unknown, wrong, locked and left all get one answer after the same work, so that nobody
/// learns who has an account. Five wrong passwords or codes lock it for five minutes, on the real clock; only a sign-in that
/// is whole takes the count back, so that a password that is known buys no more guesses at the code.
/// </summary>
internal sealed class PasswordSignIn(
    UserManager<Person> people, SignInTurns turns, RecordSystemAct record, IOptions<PasswordHasherOptions> hashing, SecondStep secondStep)
{
    /// <summary>The first step.</summary>
    public async Task<SignInAnswer> CheckAsync(string email, string password, ActionContext context, CancellationToken cancellation)
    {
        using var turn = await turns.TakeAsync(cancellation);
        if (!turn.IsAcquired)
            return SignInAnswer.Busy;
        var person = await people.FindByEmailAsync(email);
        return await IsRightAsync(person, password) ? new SignInAnswer(person) : await NoAsync(person, context, "password", cancellation);
    }

    /// <summary>The second step of whoever gave the first.</summary>
    public async Task<SignInAnswer> CheckCodeAsync(Guid personId, string code, ActionContext context, CancellationToken cancellation)
    {
        using var turn = await turns.TakeAsync(cancellation);
        if (!turn.IsAcquired)
            return SignInAnswer.Busy;
        var person = await people.FindByIdAsync(personId.ToString("D"));
        return await TakeCodeAsync(person, code, cancellation) is { } way ? new SignInAnswer(person, way) : await NoAsync(person, context, "code", cancellation);
    }

    /// <summary>Both at once, of somebody who is in and must prove again that it is them.</summary>
    public async Task<SignInAnswer> CheckBothAsync(Guid personId, string password, string code, ActionContext context, CancellationToken cancellation)
    {
        using var turn = await turns.TakeAsync(cancellation);
        if (!turn.IsAcquired)
            return SignInAnswer.Busy;
        var person = await people.FindByIdAsync(personId.ToString("D"));
        return await IsRightAsync(person, password) && await TakeCodeAsync(person, code, cancellation) is { } way
            ? new SignInAnswer(person, way)
            : await NoAsync(person, context, "both", cancellation);
    }

    private async Task<SignInAnswer> NoAsync(Person? person, ActionContext context, string step, CancellationToken cancellation)
    {
        await record.RunAsync(context, "sign-in-failed", new { PersonId = person?.Id, Step = step }, cancellation);
        return new SignInAnswer(null);
    }

    private async Task<string?> TakeCodeAsync(Person? person, string code, CancellationToken cancellation)
    {
        // Of a locked account no code is looked at, and none is spent.
        if (person is not { IsActive: true } || await people.IsLockedOutAsync(person))
            return null;
        var way = await secondStep.TakeAsync(person.Id, code, cancellation);
        if (way is null)
            await people.AccessFailedAsync(person);
        else
            await people.ResetAccessFailedCountAsync(person);
        return way;
    }

    private async Task<bool> IsRightAsync(Person? person, string password)
    {
        if (person is not { IsActive: true, PasswordHash: not null } || await people.IsLockedOutAsync(person))
        {
            people.PasswordHasher.VerifyHashedPassword(new Person(), HashOfNothing(hashing.Value.IterationCount), password);
            return false;
        }

        if (await people.CheckPasswordAsync(person, password))
            return true;
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
/// <param name="Way">How the second step was given, as one of <see cref="SignInWay"/>; null after the first.</param>
/// <param name="IsBusy">Too many are signing in at once: nothing was checked.</param>
internal sealed record SignInAnswer(Person? Person, string? Way = null, bool IsBusy = false)
{
    public static readonly SignInAnswer Busy = new(null, IsBusy: true);
}

/// <summary>
/// One password or code is checked at a time, and a few wait: a check costs a fifth of a second of a processor, and a flood of
/// them must not hold up people at work; nor can guesses sent at once slip past the count of wrong ones.
/// </summary>
internal sealed class SignInTurns : IDisposable
{
    private readonly ConcurrencyLimiter turns = new(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 25 });

    public ValueTask<RateLimitLease> TakeAsync(CancellationToken cancellation) => turns.AcquireAsync(1, cancellation);

    public void Dispose() => turns.Dispose();
}
