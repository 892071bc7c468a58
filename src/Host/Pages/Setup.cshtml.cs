using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Access;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows;

namespace Reviews.Host.Pages;

/// <summary>The first administrator and the partnership, with the one-time code; there until that is used.</summary>
[AllowAnonymous]
internal sealed class SetupModel(
    SetupState setup, DefinitionShelf definitions, CompleteSetup completeSetup, CurrentActor actor, AfterJoining joined) : PageModel
{
    [BindProperty]
    public string? RequestId { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Partnership { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? PasswordAgain { get; set; }

    public IEnumerable<Choice> Partnerships => definitions.Partnerships.Select(p => new Choice(p.Id, p.Name));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        ViewData["Title"] = "Set up";
        RequestId = Guid.NewGuid().ToString("D");
        return await setup.IsOpenAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ViewData["Title"] = "Set up";
        if (!await setup.IsOpenAsync(cancellation))
            return NotFound();
        if (string.IsNullOrWhiteSpace(Code))
            ModelState.AddModelError(nameof(Code), "Enter the set-up code");
        ChosenPassword.Check(ModelState, Password, PasswordAgain);
        if (!ModelState.IsValid)
            return this.Faulty();
        var first = new FirstAdministrator(Code!, Partnership ?? "", Email ?? "", DisplayName ?? "", Password!);
        var outcome = await completeSetup.RunAsync(actor.ActAs(Actors.Setup, PageAnswers.Known(RequestId)), first, cancellation);
        if (outcome.Refusal is { Code: "wrong-setup-code" })
        {
            ModelState.AddModelError(nameof(Code), "This is not the set-up code that was printed when the service last started");
            return this.Faulty();
        }

        return outcome.IsDone ? await joined.GoAsync(outcome.Value.PersonId, SignInWay.Setup, cancellation) : this.No(outcome);
    }
}
