using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Access;
using Reviews.Host.Casework;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.People;

/// <summary>
/// Lets somebody in anew who has lost what they sign in with. Whoever manages people never sees the link: by it they could
/// become somebody who sees reviews.
/// </summary>
internal sealed class ResetSignInModel(PeopleList people, ResetSignIn reset, CurrentActor actor) : PageModel
{
    [BindProperty]
    public string? RequestId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ListedPerson Shown { get; private set; } = null!;

    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid person, CancellationToken cancellation)
    {
        RequestId = Guid.NewGuid().ToString("D");
        return await FindAsync(person, cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid person, CancellationToken cancellation)
    {
        if (!await FindAsync(person, cancellation))
            return NotFound();
        var outcome = await reset.RunAsync(actor.Act(PageAnswers.Known(RequestId), Reason?.Trim()), person, OneTimeSecret.New(), cancellation);
        if (!outcome.IsDone)
            return this.No(outcome);
        IsDone = true;
        return Page();
    }

    private async Task<bool> FindAsync(Guid person, CancellationToken cancellation)
    {
        if (await people.FindAsync(person, cancellation) is not { IsActive: true } found || found.Id == actor.PersonId)
            return false;
        Shown = found;
        ViewData["Title"] = "Reset a sign-in";
        return true;
    }
}
