using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>What happened in a review, in plain words, newest first.</summary>
internal sealed class HistoryModel(CaseDesk desk, FindCase cases, ReviewHistory history) : ReviewPageModel(desk, cases)
{
    public override string Here => "History";

    public HistoryScreen Screen { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string review, long? before, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation))
            return NotFound();
        Screen = await history.OfAsync(Case, before, cancellation);
        return Page();
    }
}
