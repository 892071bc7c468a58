using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Access;
using Reviews.Host.Casework;

namespace Reviews.Host.Pages.YourSignIn;

/// <summary>Whoever proves that it is them sets up another authenticator, on the page where everybody does.</summary>
[Authorize]
internal sealed class ChangeModel(PasswordSignIn signIn, CurrentActor actor, HalfSignIns halfSignIns) : ProofModel(signIn, actor)
{
    public void OnGet() => ViewData["Title"] = "Change your authenticator app";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        OnGet();
        return await WhyNotAsync(cancellation)
            ?? LocalRedirect(await halfSignIns.BeginAsync(PersonId, SignInWay.Change, cancellation) + QueryString.Create("ReturnUrl", "/your-sign-in"));
    }
}
