using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Access;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Pages.Demo;

/// <summary>POST /demo/sign-in with <c>person</c>, an id: signs in as them, without a password. There in the demonstration only.</summary>
[AllowAnonymous]
internal sealed class SignInAsModel(UserManager<Person> people, Session session, HostMode mode) : PageModel
{
    [BindProperty]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => LocalRedirect("/sign-in");

    public async Task<IActionResult> OnPostAsync(Guid person, CancellationToken cancellation)
    {
        // Its route is not there otherwise; a door without a lock is closed twice.
        if (!mode.IsDemo || await people.FindByIdAsync(person.ToString("D")) is not { IsActive: true } chosen)
            return NotFound();
        await session.BeginAsync(chosen, "demo", cancellation);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
    }
}
