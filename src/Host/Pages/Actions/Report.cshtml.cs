using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Queries;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages.Actions;

/// <summary>The report for councillors, or the combined report of a quarter, put together at this moment, to be saved and never shown inside the site; a page only where it cannot be made.</summary>
[Authorize("read-follow-up")]
internal sealed class ReportModel(CaseDesk desk, ActionsAcross actions, AssembledActions assembled, FindCase cases) : PageModel
{
    /// <param name="partnership">Its id; of one in which the reader is on no review nothing is there.</param>
    /// <param name="format"><c>pdf</c>, or else Word.</param>
    /// <param name="quarter">By its first month, 2026-10; without it the report for councillors.</param>
    public async Task<IActionResult> OnGetAsync(string partnership, string? format, string? quarter, CancellationToken cancellation)
    {
        ViewData["Title"] = quarter is null ? "Report for councillors" : "Combined report of the quarter";
        if ((await actions.OfAsync(desk.PersonId!.Value, desk.Now, cancellation)).FirstOrDefault(of => of.Id == partnership) is not { } found)
            return NotFound();
        var about = Quarter.Read(quarter, found.YearBegins);
        // A quarter that has not begun has nothing to tell.
        if (quarter is not null && (about is null || about.From > LondonTime.ToLocal(desk.Now).Date))
            return NotFound();
        var (document, refusal) = await assembled.MakeAsync(found, about, format == "pdf", desk.Now, cancellation);
        if (refusal is not null)
        {
            ModelState.AddModelError("", refusal.Sentence);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await ReadActions.RecordAsync(desk, cases, [found], about is null ? "actions-report" : "quarter-report", cancellation);
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.CacheControl = "no-store";
        return File(document!.Content, document.ContentType, document.FileName);
    }
}
