using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>The report, put together from what is recorded so far: for those who write it. Not there for anyone else.</summary>
internal sealed class ReportModel(CaseDesk desk, FindCase cases, AssembledReport report) : ReviewPageModel(desk, cases)
{
    public override string Here => "Report";

    public ReportChoices Choices { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string review, CancellationToken cancellation) =>
        await OpenAsync(review, cancellation) && await ChooseAsync(cancellation) ? Page() : NotFound();

    private async Task<bool> ChooseAsync(CancellationToken cancellation)
    {
        if (!Case.May(Permission.AssembleReport) || await report.ChoicesAsync(Case, Desk.Now, cancellation) is not { } choices)
            return false;
        Choices = choices;
        return true;
    }
}
