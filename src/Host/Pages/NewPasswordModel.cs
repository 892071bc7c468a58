using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Casework;
using Reviews.Workflows;

namespace Reviews.Host.Pages;

/// <summary>A page behind a one-time link, where its holder chooses a password. A link that was used, has run out or never was one shows the same page, as not found.</summary>
/// <param name="way">One of <see cref="SignInWay"/>: how they come to be signed in.</param>
/// <param name="gone">What the verb says of a link that can be used no more.</param>
internal abstract class NewPasswordModel(AfterJoining joined, string way, Refusal gone) : PageModel
{
    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? PasswordAgain { get; set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellation) => await FindAsync(token, cancellation) ? Page() : Gone();

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellation)
    {
        if (!await FindAsync(token, cancellation))
            return Gone();
        ChosenPassword.Check(ModelState, Password, PasswordAgain);
        if (!ModelState.IsValid)
            return this.Faulty();
        var outcome = await ChooseAsync(token, Password!, cancellation);
        if (outcome.IsDone)
            return await joined.GoAsync(outcome.Value.PersonId, way, cancellation);
        if (outcome.Refusal?.Code != gone.Code)
            return this.No(outcome);
        Forget();
        return Gone();
    }

    /// <summary>Finds whose link it is, and gives the page its title. False for a link that cannot be used.</summary>
    protected abstract Task<bool> FindAsync(string token, CancellationToken cancellation);

    /// <summary>Nobody is shown any more: the link was used in the meantime.</summary>
    protected abstract void Forget();

    protected abstract Task<Outcome<ChangedPerson>> ChooseAsync(string token, string password, CancellationToken cancellation);

    private PageResult Gone()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
