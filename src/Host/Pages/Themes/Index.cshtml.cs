using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.Themes;

/// <summary>Earlier reviews are searched by theme. What is searched for is in no address; each review that is found is written down as read.</summary>
[Authorize("read-themes")]
internal sealed class IndexModel(CaseDesk desk, EarlierReviews earlier, FindCase cases) : PageModel
{
    [BindProperty]
    public string? Theme { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public IReadOnlyList<Choice> Themes { get; private set; } = [];

    /// <summary>Null until something was searched.</summary>
    public EarlierFound? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        var found = await earlier.FindAsync(desk.PersonId!.Value, Theme, Words, cancellation);
        foreach (var review in found.Reviews)
        {
            if (await cases.ByIdAsync(review.Review.Id, desk.PersonId, cancellation) is { } opened)
                await desk.RecordReadAsync(opened, "themes", null, cancellation);
        }

        Found = found;
        return Page();
    }

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        ViewData["Title"] = "Earlier reviews by theme";
        Themes = [new Choice("", "Any theme"), .. (await earlier.ThemesAsync(desk.PersonId!.Value, cancellation)).Select(theme => new Choice(theme.Value, theme.Label))];
    }
}
