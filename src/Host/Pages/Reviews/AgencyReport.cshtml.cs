using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>
/// What an agency answered: its own and the business manager's to read, and everyone's once the reports are circulated. The
/// business manager accepts it or sends it back.
/// </summary>
internal sealed class AgencyReportModel(CaseDesk desk, FindCase cases, FindReport reports, JudgeReport judge) : ReviewPageModel(desk, cases)
{
    public const string Accept = "accept";
    public const string SendBack = "send-back";

    public override string Here => "Agency report";

    /// <summary>Of the form that is drawn.</summary>
    public string RequestId { get; } = Guid.NewGuid().ToString("D");

    public ReportScreen Screen { get; private set; } = null!;

    [BindProperty]
    public string? Verdict { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(string review, Guid task, CancellationToken cancellation) =>
        await FindAsync(review, task, cancellation) ? Page() : NotFound();

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

    private async Task<bool> FindAsync(string review, Guid task, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation) || await reports.AsAsync(Case, task, cancellation) is not { } found)
            return false;
        await Desk.RecordReadAsync(Case, "task", task, cancellation);
        Screen = found;
        return true;
    }
}
