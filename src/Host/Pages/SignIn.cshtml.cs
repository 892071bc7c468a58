using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Access;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages;

/// <summary>Address and password. Every no is the same no: who has an account here is nobody's to find out.</summary>
[AllowAnonymous]
internal sealed class SignInModel(PasswordSignIn signIn, Session session, CurrentActor actor, HostMode mode, PeopleList people) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public bool IsDemo => mode.IsDemo;

    public DemoPeople DemoPeople { get; private set; } = new([], "");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        ViewData["Title"] = "Sign in";
        if (actor.PersonId is not null)
            return LocalRedirect("/");
        if (IsDemo)
            DemoPeople = new DemoPeople(await people.AllAsync(cancellation), ReturnUrl ?? "");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ViewData["Title"] = "Sign in";
        if (IsDemo)
            return NotFound();
        if (string.IsNullOrWhiteSpace(Email))
            ModelState.AddModelError(nameof(Email), "Enter your email address");
        if (string.IsNullOrEmpty(Password))
            ModelState.AddModelError(nameof(Password), "Enter your password");
        if (!ModelState.IsValid)
            return this.Faulty();
        var answer = await signIn.CheckAsync(Email!.Trim(), Password!, cancellation);
        if (answer.IsBusy)
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (answer.Person is not { } person)
        {
            ModelState.AddModelError(nameof(Email), "Email address or password is not right. After five wrong passwords, wait five minutes before you try again");
            return this.Faulty();
        }

        await session.BeginAsync(person, "password", cancellation);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
    }
}
