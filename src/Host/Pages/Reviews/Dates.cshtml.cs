using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>The dates that a review rests on: what is recorded, what it was before, and what is counted from it.</summary>
internal sealed class DatesModel(CaseDesk desk, FindCase cases, ReviewDates dates) : ReviewPageModel(desk, cases)
{
    public override string Here => "Dates";

    public IReadOnlyList<ListedDate> Listed { get; private set; } = [];

    public bool MayCorrect => Case.May(Permission.CorrectClock);

    /// <summary>What was recorded or corrected just now; null when this page was simply opened.</summary>
    public ListedDate? Just { get; private set; }

    /// <param name="recorded">The date that was recorded or corrected just now.</param>
    public async Task<IActionResult> OnGetAsync(string review, string? recorded, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation))
            return NotFound();
        Listed = await dates.OfAsync(Case, cancellation);
        Just = CaseDate.Find(recorded) is { } date ? Listed.FirstOrDefault(one => one.Date == date && one.Now is not null) : null;
        return Page();
    }
}
