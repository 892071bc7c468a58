using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Access;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Workflows;

namespace Reviews.Host.Pages;

/// <summary>Address and password, the first step of two. Every no is the same no: who has an account here is nobody's to find out.</summary>
[AllowAnonymous]
internal sealed class SignInModel(PasswordSignIn signIn, HalfSignIns halfSignIns, CurrentActor actor, HostMode mode, PeopleList people) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>What was sent without a session is kept, and waits behind the sign-in.</summary>
    [BindProperty(SupportsGet = true, Name = "kept")]
    public bool WasKept { get; set; }

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
        var answer = await signIn.CheckAsync(Email!.Trim(), Password!, actor.ActAs(Actors.Visitor), cancellation);
        if (answer.IsBusy)
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (answer.Person is not { } person)
        {
            ModelState.AddModelError(nameof(Email), "Email address or password is not right. After five wrong tries, wait five minutes before you try again");
            return this.Faulty();
        }

        var next = await halfSignIns.BeginAsync(person.Id, SignInWay.Password, cancellation);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? next + QueryString.Create(nameof(ReturnUrl), ReturnUrl) : next);
    }
}
