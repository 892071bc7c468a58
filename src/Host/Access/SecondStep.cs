using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Workflows;

namespace Reviews.Host.Access;

/// <summary>Whether what somebody typed is their second step: a code of their authenticator, or one of their recovery codes. What is right is spent with that.</summary>
internal sealed class SecondStep(
    IDbContextFactory<ReviewsDb> contexts, FactorSecrets secrets, UseOneTimeCode useCode, UseRecoveryCode useRecoveryCode, SignInClock clock)
{
    /// <returns>How, as one of <see cref="SignInWay"/>; null when it is wrong.</returns>
    public async Task<string?> TakeAsync(Guid person, string typed, CancellationToken cancellation)
    {
        if (OneTimeCodes.Read(typed) is { } digits)
            return await IsCodeAsync(person, digits, cancellation) ? SignInWay.Code : null;
        if (RecoveryCodes.Read(typed) is { } code)
            return await IsRecoveryCodeAsync(person, code, cancellation) ? SignInWay.RecoveryCode : null;
        return null;
    }

    private async Task<bool> IsCodeAsync(Guid person, string digits, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var kept = await db.SecondFactors.Where(f => f.PersonId == person).Select(f => f.Secret).SingleOrDefaultAsync(cancellation);
        return kept is not null && secrets.Read(person, kept) is { } secret && OneTimeCodes.StepOf(secret, digits, clock.RealTime) is { } step
            && (await useCode.RunAsync(By(person), person, kept, step, cancellation)).IsDone;
    }

    private async Task<bool> IsRecoveryCodeAsync(Guid person, string code, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var salt = await db.RecoveryCodes.Where(c => c.PersonId == person).Select(c => c.Salt).FirstOrDefaultAsync(cancellation);
        return salt is not null && (await useRecoveryCode.RunAsync(By(person), person, RecoveryCodes.HashOf(code, salt), cancellation)).IsDone;
    }

    private ActionContext By(Guid person) => new(person.ToString("D", CultureInfo.InvariantCulture), clock.Now, Guid.NewGuid().ToString("N"));
}
