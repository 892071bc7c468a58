using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>What failed in a review and waits: the business manager has it tried again, or moves on without it and says why.</summary>
internal sealed class IncidentsModel(CaseDesk desk, FindCase cases, ReviewIncidents incidents, SettleIncident settle) : ReviewPageModel(desk, cases)
{
    public override string Here => "What needs attention";

    public IReadOnlyList<ListedIncident> Listed { get; private set; } = [];

    public bool JustSettled { get; private set; }

    public string RequestId { get; } = Guid.NewGuid().ToString("D");

    /// <summary>The instance at which it stands; an element may fail in several.</summary>
    [BindProperty]
    public long At { get; set; }

    [BindProperty]
    public Guid Process { get; set; }

    public async Task<IActionResult> OnGetAsync(string review, bool settled, CancellationToken cancellation)
    {
        if (!await MayOpenAsync(review, cancellation))
            return NotFound();
        JustSettled = settled;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string review, [FromForm] string? requestId, [FromForm] string? by, CancellationToken cancellation)
    {
        // The process must be one of this review's: the address was checked for this review alone.
        if (!await MayOpenAsync(review, cancellation) || !Enum.TryParse<Settlement>(by, out var settlement))
            return NotFound();
        if (Listed.FirstOrDefault(i => i.ProcessInstanceId == Process && i.InstanceId == At) is not { } incident)
            return Redirect($"/reviews/{Case.Review.Reference}/incidents");
        var outcome = await settle.RunAsync(Desk.Act(requestId, Request.Form[incident.WhyField]), Process, At, settlement, FeelContext.Empty, cancellation);
        if (outcome.IsDone)
            return Redirect($"/reviews/{Case.Review.Reference}/incidents?settled=true");
        foreach (var error in outcome.Errors)
            ModelState.AddModelError(incident.WhyField, error.Message);
        if (outcome.Refusal is { } refusal)
            ModelState.AddModelError("", refusal.Sentence);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<bool> MayOpenAsync(string review, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation) || !Case.May(Permission.SettleIncident))
            return false;
        Listed = await incidents.OfAsync(Case, cancellation);
        return true;
    }
}
