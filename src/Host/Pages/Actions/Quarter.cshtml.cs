using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Queries;
using Reviews.Notifications.Documents.Report;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages.Actions;

/// <summary>What a partnership's reviews came to in one quarter: recommendations by their colour, what was said, what is done and what is late, and what came back on learning.</summary>
[Authorize("read-follow-up")]
internal sealed class QuarterModel(CaseDesk desk, ActionsAcross actions, AssembledActions assembled, FindCase cases) : PageModel
{
    private static readonly (string Heading, string Place)[] Told =
    [
        ("Where they stand", ReportPlace.ActionFigures),
        ("What was said in the quarter", ReportPlace.Progress),
        ("Still to be done", ReportPlace.OpenActions),
        ("Closed in the quarter", ReportPlace.ClosedActions),
        ("Learning that was spread", ReportPlace.Learning),
    ];

    public string PartnershipId { get; private set; } = "";

    public string Partnership { get; private set; } = "";

    public Quarter Quarter { get; private set; } = null!;

    /// <summary>Null where no review of which there is something had begun by then.</summary>
    public Quarter? Previous { get; private set; }

    /// <summary>Null where it has not begun yet.</summary>
    public Quarter? Next { get; private set; }

    public IReadOnlyList<(string Heading, IReadOnlyList<ReportBlock> Blocks)> Parts { get; private set; } = [];

    public bool HasPdf => assembled.HasPdf;

    /// <param name="partnership">Its id; of one in which the reader is on no review nothing is there.</param>
    /// <param name="of">The quarter, by its first month: 2026-10; without it the one that today is in. One that has not begun is not there.</param>
    public async Task<IActionResult> OnGetAsync(string partnership, string? of, CancellationToken cancellation)
    {
        if ((await actions.OfAsync(desk.PersonId!.Value, desk.Now, cancellation)).FirstOrDefault(one => one.Id == partnership) is not { } found)
            return NotFound();
        var today = LondonTime.ToLocal(desk.Now).Date;
        var quarter = of is null ? Quarter.Of(today, found.YearBegins) : Quarter.Read(of, found.YearBegins);
        if (quarter is null || quarter.From > today)
            return NotFound();
        await ReadActions.RecordAsync(desk, cases, [found], "quarter", cancellation);
        (PartnershipId, Partnership, Quarter) = (found.Id, found.Name, quarter);
        Previous = quarter.Previous(found.YearBegins) is { } previous && previous.Through >= found.Since ? previous : null;
        Next = quarter.Next(found.YearBegins) is { } next && next.From <= today ? next : null;
        ViewData["Title"] = $"Combined report: {quarter.Name}";
        var words = QuarterReport.Of(ToldQuarter.Of(found, quarter, desk.Now, shared: null));
        Parts = [.. Told.Select(part => (part.Heading, words[part.Place]))];
        return Page();
    }
}
