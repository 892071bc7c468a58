using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Access;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Workflows;

namespace Reviews.Host.Pages.Invitations;

/// <summary>The holder of an invitation's link chooses a password. A link that was used, has run out or never was one shows the same page.</summary>
[AllowAnonymous]
internal sealed class AcceptModel(OpenInvitation invitations, AcceptInvitation accept, CurrentActor actor, AfterJoining joined, IClock clock) : PageModel
{
    [BindProperty]
    public string? RequestId { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? PasswordAgain { get; set; }

    /// <summary>Null when the link cannot be used.</summary>
    public Invited? Invited { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellation)
    {
        RequestId = Guid.NewGuid().ToString("D");
        return await FindAsync(token, cancellation) ? Page() : Gone();
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellation)
    {
        if (!await FindAsync(token, cancellation))
            return Gone();
        ChosenPassword.Check(ModelState, Password, PasswordAgain);
        if (!ModelState.IsValid)
            return this.Faulty();
        var outcome = await accept.RunAsync(actor.ActAs(Actors.Invitation(Invited!.Id.ToString("D")), PageAnswers.Known(RequestId)), token, Password!, cancellation);
        if (outcome.IsDone)
            return await joined.GoAsync(outcome.Value.PersonId, SignInWay.Invitation, cancellation);
        if (outcome.Refusal is not { Code: "invitation-gone" })
            return this.No(outcome);
        Invited = null;
        return Gone();
    }

    private async Task<bool> FindAsync(string token, CancellationToken cancellation)
    {
        Invited = await invitations.FindAsync(token, clock.GetCurrentInstant(), cancellation);
        ViewData["Title"] = Invited is null ? "Invitation" : "Set up your account";
        return Invited is not null;
    }

    private PageResult Gone()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
