using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Demo;

namespace Reviews.Host.Pages.Demo;

/// <summary>POST /demo/clock with <c>moveTo</c>, as <see cref="MoveDemoClock"/> reads it, and perhaps <c>returnUrl</c>.</summary>
[AllowAnonymous]
internal sealed class ClockModel(MoveDemoClock clock) : PageModel
{
    [BindProperty]
    public string? MoveTo { get; set; }

    [BindProperty]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => LocalRedirect("/demo");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ViewData["Title"] = "Move the clock";
        if (await clock.RunAsync(MoveTo, cancellation) is { } refusal)
        {
            ModelState.AddModelError(nameof(MoveTo), refusal.Sentence);
            return this.Faulty();
        }

        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/demo");
    }
}
