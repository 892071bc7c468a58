using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>The review's processes as they are drawn, with where each stands; the same as a list for whoever cannot see the drawing.</summary>
internal sealed class ProcessModel(CaseDesk desk, FindCase cases, ProcessDrawings drawings) : ReviewPageModel(desk, cases)
{
    public override string Here => "Process";

    public IReadOnlyList<ProcessDrawing> Drawings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string review, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation))
            return NotFound();
        Drawings = await drawings.OfAsync(Case, Desk.Now, cancellation);
        return Page();
    }
}
