using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Access;

namespace Reviews.Host.Pages;

/// <summary>Ends the session on the server: a cookie kept and sent again opens nothing.</summary>
[Authorize]
internal sealed class SignOutModel(Session session, CurrentActor actor) : PageModel
{
    // Reached when a session ran out before the button was pressed, and somebody then signed in again.
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (actor.PersonId is { } person)
            await session.EndAsync(person, cancellation);
        return LocalRedirect("/sign-in");
    }
}
