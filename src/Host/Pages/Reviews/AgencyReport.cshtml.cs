using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>
/// What an agency answered: its own and the business manager's to read, and everyone's once the reports are circulated. The
/// business manager accepts it or sends it back, and circulates one that came while sharing was blocked.
/// </summary>
internal sealed class AgencyReportModel(CaseDesk desk, FindCase cases, FindReport reports, JudgeReport judge, ReleaseLateReport release) : ReviewPageModel(desk, cases)
{
    public const string Accept = "accept";
    public const string SendBack = "send-back";

    public override string Here => "Agency report";

    /// <summary>Of the form that is drawn.</summary>
    public string RequestId { get; } = Guid.NewGuid().ToString("D");

    /// <summary>Of the form that circulates it.</summary>
    public string CirculateId { get; } = Guid.NewGuid().ToString("D");

    public ReportScreen Screen { get; private set; } = null!;

    [BindProperty]
    public string? Verdict { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public bool JustCirculated { get; private set; }

    public async Task<IActionResult> OnGetAsync(string review, Guid task, bool circulated, CancellationToken cancellation)
    {
        if (!await FindAsync(review, task, cancellation))
            return NotFound();
        JustCirculated = circulated && Screen.Task.ReleasedAt is not null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string review, Guid task, [FromForm] string? requestId, CancellationToken cancellation)
    {
        if (!await FindAsync(review, task, cancellation) || !Case.May(Permission.JudgeReport))
            return NotFound();
        if (Verdict is not (Accept or SendBack))
        {
            ModelState.AddModelError(nameof(Verdict), "Select whether you accept it or send it back");
            return this.Faulty();
        }

        var outcome = await judge.RunAsync(Desk.Act(requestId), task, Verdict == Accept, Verdict == SendBack ? Reason : null, cancellation);
        if (outcome.IsDone)
            return Redirect($"/reviews/{Case.Review.Reference}/agency-report/{task:D}");
        foreach (var error in outcome.Errors)
            ModelState.AddModelError(nameof(Reason), error.Message);
        return outcome.Errors.Count > 0 ? this.Faulty() : this.No(outcome);
    }

    public async Task<IActionResult> OnPostCirculateAsync(string review, Guid task, [FromForm] string? requestId, CancellationToken cancellation)
    {
        if (!await FindAsync(review, task, cancellation) || !Case.May(Permission.ReleaseLateReport))
            return NotFound();
        var outcome = await release.RunAsync(Desk.Act(requestId), Case.Review.Id, task, cancellation);
        return outcome.IsDone ? Redirect($"/reviews/{Case.Review.Reference}/agency-report/{task:D}?circulated=true") : this.No(outcome);
    }

    private async Task<bool> FindAsync(string review, Guid task, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation) || await reports.AsAsync(Case, task, cancellation) is not { } found)
            return false;
        await Desk.RecordReadAsync(Case, "agency-report", task, cancellation);
        Screen = found;
        return true;
    }
}
