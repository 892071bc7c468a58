using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>What an agency answered: its own and the business manager's to read, and everyone's once the reports are circulated.</summary>
internal sealed class AgencyReportModel(CaseDesk desk, FindCase cases, FindReport reports) : ReviewPageModel(desk, cases)
{
    public override string Here => "Agency report";

    public ReportScreen Screen { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string review, Guid task, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation) || await reports.AsAsync(Case, task, cancellation) is not { } found)
            return NotFound();
        await Desk.RecordReadAsync(Case, "task", task, cancellation);
        Screen = found;
        return Page();
    }
}
