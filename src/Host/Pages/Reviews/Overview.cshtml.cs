using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>A review at a glance: where it stands, who owes what, and the vote.</summary>
internal sealed class OverviewModel(CaseDesk desk, FindCase cases, ReviewOverview overview) : ReviewPageModel(desk, cases)
{
    public override string Here => "Overview";

    public OverviewScreen Screen { get; private set; } = null!;

    public bool JustStarted { get; private set; }

    public async Task<IActionResult> OnGetAsync(string review, bool started, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation))
            return NotFound();
        JustStarted = started;
        Screen = await overview.OfAsync(Case, Desk.Now, cancellation);
        return Page();
    }
}
