using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;

namespace Reviews.Host.Queries;

/// <summary>What a person's own page says of their authenticator and recovery codes.</summary>
internal sealed class SecondFactorState(ReviewsDb db)
{
    /// <summary>So few left is said on every page.</summary>
    public const int Few = 3;

    /// <summary>Null when no authenticator is set up.</summary>
    public async Task<KeptFactor?> OfAsync(Guid personId, CancellationToken cancellation)
    {
        var setUpAt = await db.SecondFactors.Where(f => f.PersonId == personId).Select(f => (Instant?)f.SetUpAt).SingleOrDefaultAsync(cancellation);
        return setUpAt is { } at ? new KeptFactor(at, await db.RecoveryCodes.CountAsync(c => c.PersonId == personId && c.UsedAt == null, cancellation)) : null;
    }
}

internal sealed record KeptFactor(Instant SetUpAt, int RecoveryCodesLeft)
{
    public bool IsRunningLow => RecoveryCodesLeft <= SecondFactorState.Few;

    public string Left => RecoveryCodesLeft switch { 0 => "no recovery codes", 1 => "1 recovery code", var left => FormattableString.Invariant($"{left} recovery codes") };
}
