using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Access;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.YourSignIn;

/// <summary>Everybody's own: their authenticator app and how many recovery codes are left.</summary>
[Authorize]
internal sealed class IndexModel(SecondFactorState factors, CurrentActor actor, HostMode mode) : PageModel
{
    /// <summary>Null when none is set up.</summary>
    public KeptFactor? Factor { get; private set; }

    public bool IsDemo => mode.IsDemo;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        ViewData["Title"] = "Your sign-in";
        Factor = await factors.OfAsync(actor.PersonId!.Value, cancellation);
    }
}
