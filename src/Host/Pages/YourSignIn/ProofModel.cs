using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Access;

namespace Reviews.Host.Pages.YourSignIn;

/// <summary>A page on which somebody proves again that it is them, with password and code, before something about their sign-in changes (ASVS v5.0.0-7.5.1).</summary>
internal abstract class ProofModel(PasswordSignIn signIn, CurrentActor actor) : PageModel
{
    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    protected Guid PersonId => actor.PersonId!.Value;

    /// <summary>What to answer when it is not proved; null when it is.</summary>
    protected async Task<IActionResult?> WhyNotAsync(CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(Password))
            ModelState.AddModelError(nameof(Password), "Enter your password");
        if (string.IsNullOrWhiteSpace(Code))
            ModelState.AddModelError(nameof(Code), "Enter the six digits that your app shows, or a recovery code");
        if (!ModelState.IsValid)
            return this.Faulty();
        var answer = await signIn.CheckBothAsync(PersonId, Password!, Code!, actor.Act(), cancellation);
        if (answer.IsBusy)
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (answer.Person is not null)
            return null;
        ModelState.AddModelError(nameof(Password), "Password or code is not right, or the code was used already. After five wrong tries, wait five minutes before you try again");
        return this.Faulty();
    }
}
