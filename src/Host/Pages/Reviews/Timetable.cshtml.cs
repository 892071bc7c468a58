using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>Every step of a review with its date, how the date was reached, and what became of it.</summary>
internal sealed class TimetableModel(CaseDesk desk, FindCase cases, ReviewOverview overview) : ReviewPageModel(desk, cases)
{
    public override string Here => "Timetable";

    public OverviewScreen Screen { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string review, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation))
            return NotFound();
        Screen = await overview.OfAsync(Case, Desk.Now, cancellation);
        return Page();
    }
}
