using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>Every step of a review with its date, how the date was reached, and what became of it.</summary>
internal sealed class TimetableModel(CaseDesk desk, FindCase cases, ReviewOverview overview, ForeseenCorrection corrections) : ReviewPageModel(desk, cases)
{
    public override string Here => "Timetable";

    public OverviewScreen Screen { get; private set; } = null!;

    /// <summary>What each process was counted from before, oldest first.</summary>
    public IReadOnlyList<EarlierAnchor> Corrections { get; private set; } = [];

    public bool MayCorrect => Case.May(Permission.CorrectClock);

    public bool MayMove => Case.May(Permission.MoveStep);

    public bool JustMoved { get; private set; }

    public bool JustPutBack { get; private set; }

    public async Task<IActionResult> OnGetAsync(string review, bool moved, bool back, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation))
            return NotFound();
        Screen = await overview.OfAsync(Case, Desk.Now, cancellation);
        Corrections = await corrections.EarlierAsync(Case, cancellation);
        JustMoved = moved && Screen.Processes.Any(process => process.Process.State.Planned.Count > 0);
        JustPutBack = back;
        return Page();
    }
}
