using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Access;
using Reviews.Workflows;

namespace Reviews.Host.Pages.SignIn;

/// <summary>The second step of whoever gave the right password: a code of their app, or a recovery code. For everyone else there is only the first step.</summary>
[AllowAnonymous]
internal sealed class CodeModel(PasswordSignIn signIn, HalfSignIns halfSignIns, Session session, CurrentActor actor) : PageModel
{
    private const string WrongCode = "This code is not right, was used already or is too old. Enter the code that your app shows now. After five wrong tries, wait five minutes before you try again";
    private const string WrongRecoveryCode = "This is not one of your recovery codes, or it was used already. After five wrong tries, wait five minutes before you try again";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Whether a recovery code is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Recovery { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        ViewData["Title"] = "Enter the code from your app";
        return await halfSignIns.FindAsync(cancellation) is { NewSecret: null } ? Page() : LocalRedirect("/sign-in");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ViewData["Title"] = "Enter the code from your app";
        if (await halfSignIns.FindAsync(cancellation) is not { NewSecret: null } half)
            return LocalRedirect("/sign-in");
        if (string.IsNullOrWhiteSpace(Code))
            ModelState.AddModelError(nameof(Code), Recovery ? "Enter one of your recovery codes" : "Enter the six digits that your app shows");
        if (!ModelState.IsValid)
            return this.Faulty();
        var answer = await signIn.CheckCodeAsync(half.PersonId, Code!, actor.ActAs(Actors.Visitor), cancellation);
        if (answer.IsBusy)
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (answer.Person is not { } person)
        {
            ModelState.AddModelError(nameof(Code), Recovery ? WrongRecoveryCode : WrongCode);
            return this.Faulty();
        }

        await halfSignIns.EndAsync(half, cancellation);
        await session.BeginAsync(person, answer.Way!, cancellation);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
    }
}
