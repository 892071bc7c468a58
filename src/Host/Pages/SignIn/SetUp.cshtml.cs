using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Access;

namespace Reviews.Host.Pages.SignIn;

/// <summary>Whoever has no authenticator yet, or changes it, sets it up; then the recovery codes, shown on that answer and never again.</summary>
[AllowAnonymous]
internal sealed class SetUpModel(HalfSignIns halfSignIns, FinishSetUp finish) : PageModel
{
    private HalfSignIn half = null!;

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Once it is done.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    /// <summary>What the app is opened with.</summary>
    public string Address => OneTimeCodes.Address(half.NewSecret!, half.Email);

    /// <summary>The same, to be scanned.</summary>
    public string Picture => QrPicture.Of(Address);

    /// <summary>The key in fours, to be typed.</summary>
    public string Key => string.Join(' ', OneTimeCodes.Key(half.NewSecret!).Chunk(4).Select(four => new string(four)));

    public string Next => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await FindAsync(cancellation) ? Page() : LocalRedirect("/sign-in");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return LocalRedirect("/sign-in");
        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError(nameof(Code), "Enter the six digits that your app shows");
            return this.Faulty();
        }

        if (await finish.RunAsync(half, Code, cancellation) is not { } codes)
            return LocalRedirect("/sign-in");
        if (codes.Count == 0)
        {
            ModelState.AddModelError(nameof(Code), "This is not the code that your app shows now. Check that the app has the key of this page, and that your phone sets its time by itself");
            return this.Faulty();
        }

        ViewData["Title"] = "Keep your recovery codes";
        Codes = codes;
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        ViewData["Title"] = "Set up your authenticator app";
        if (await halfSignIns.FindAsync(cancellation) is not { NewSecret: not null } found)
            return false;
        half = found;
        return true;
    }
}
