using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Access;

namespace Reviews.Host.Pages;

/// <summary>Somebody who has just chosen their password sets up their authenticator next, and is signed in with that.</summary>
internal sealed class AfterJoining(HalfSignIns halfSignIns)
{
    /// <param name="way">One of <see cref="Casework.SignInWay"/>.</param>
    public async Task<IActionResult> GoAsync(Guid personId, string way, CancellationToken cancellation) =>
        new LocalRedirectResult(await halfSignIns.BeginAsync(personId, way, cancellation));
}
