using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>The dates that a review rests on: what is recorded, what it was before, and what is counted from it.</summary>
internal sealed class DatesModel(CaseDesk desk, FindCase cases, ReviewDates dates) : ReviewPageModel(desk, cases)
{
    public override string Here => "Dates";

    public IReadOnlyList<ListedDate> Listed { get; private set; } = [];

    public bool MayCorrect => Case.May(Permission.CorrectClock);

    /// <summary>What was recorded or corrected just now; null when this page was simply opened.</summary>
    public ListedDate? Just { get; private set; }

    /// <summary>The process whose panel meeting is on another day of the review since; null when there is none, or the reader cannot move it.</summary>
    public Guid? PanelOf { get; private set; }

    /// <param name="recorded">The date that was recorded or corrected just now.</param>
    /// <param name="panel">See <see cref="PanelOf"/>.</param>
    public async Task<IActionResult> OnGetAsync(string review, string? recorded, Guid? panel, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation))
            return NotFound();
        Listed = await dates.OfAsync(Case, cancellation);
        Just = Listed.FirstOrDefault(one => one.Date.Id == recorded && one.Now is not null);
        PanelOf = Just is not null && Case.May(Permission.MoveStep) ? panel : null;
        return Page();
    }
}
