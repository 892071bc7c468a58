using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>Who opened which of the reports of the day-7 circulation, and when first.</summary>
internal sealed class ReceiptsModel(CaseDesk desk, FindCase cases, CirculationReceipts receipts) : ReviewPageModel(desk, cases)
{
    public override string Here => "Who opened the circulated reports";

    public IReadOnlyList<CirculatedReport> Reports { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string review, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation) || !Case.May(Permission.ReadReceipts))
            return NotFound();
        Reports = await receipts.OfAsync(Case, cancellation);
        return Page();
    }
}
