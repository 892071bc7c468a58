using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Access;
using Reviews.Host.Casework;

namespace Reviews.Host.Pages.YourSignIn;

/// <summary>Whoever proves that it is them gets ten new recovery codes, shown on that answer and never again.</summary>
[Authorize]
internal sealed class CodesModel(PasswordSignIn signIn, CurrentActor actor, MakeRecoveryCodes make) : ProofModel(signIn, actor)
{
    private readonly CurrentActor actor = actor;

    /// <summary>Once they are made.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public void OnGet() => ViewData["Title"] = "Make new recovery codes";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        OnGet();
        if (await WhyNotAsync(cancellation) is { } no)
            return no;
        var codes = RecoveryCodes.New();
        var outcome = await make.RunAsync(actor.Act(), PersonId, codes, cancellation);
        if (!outcome.IsDone)
            return this.No(outcome);
        (ViewData["Title"], Codes) = ("Keep your recovery codes", codes.Codes);
        return Page();
    }
}
