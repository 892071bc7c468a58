using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Access;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages;

/// <summary>The front door: what this is, and the way in. Whoever is in already goes to their work.</summary>
[AllowAnonymous]
internal sealed class IndexModel(SetupState setup, MenuOf menus, CurrentActor actor, HostMode mode) : PageModel
{
    public bool IsFirstStart { get; private set; }

    public bool IsDemo => mode.IsDemo;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        ViewData["Title"] = "Home";
        if (actor.PersonId is { } person)
            return Redirect((await menus.PersonAsync(person, cancellation)) is { ManagesPeople: true, HasReviews: false } ? "/people" : "/tasks");
        IsFirstStart = await setup.IsOpenAsync(cancellation);
        return Page();
    }
}
