using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Access;
using Reviews.Host.Casework;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.SignIn;

/// <summary>The holder of a reset's link chooses a new password. A link that was used, has run out or never was one shows the same page.</summary>
[AllowAnonymous]
internal sealed class AgainModel(OpenSignInReset resets, ChooseNewPassword choose, CurrentActor actor, AfterJoining joined, IClock clock) : PageModel
{
    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? PasswordAgain { get; set; }

    /// <summary>Null when the link cannot be used.</summary>
    public ResetOf? Person { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellation) => await FindAsync(token, cancellation) ? Page() : Gone();

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellation)
    {
        if (!await FindAsync(token, cancellation))
            return Gone();
        ChosenPassword.Check(ModelState, Password, PasswordAgain);
        if (!ModelState.IsValid)
            return this.Faulty();
        var outcome = await choose.RunAsync(actor.ActAs(Person!.PersonId.ToString("D")), token, Password!, cancellation);
        if (outcome.IsDone)
            return await joined.GoAsync(outcome.Value.PersonId, SignInWay.Reset, cancellation);
        if (outcome.Refusal?.Code != ChooseNewPassword.Gone.Code)
            return this.No(outcome);
        Person = null;
        return Gone();
    }

    private async Task<bool> FindAsync(string token, CancellationToken cancellation)
    {
        Person = await resets.FindAsync(token, clock.GetCurrentInstant(), cancellation);
        ViewData["Title"] = Person is null ? "Link" : "Get back in";
        return Person is not null;
    }

    private PageResult Gone()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
