using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.Actions;

/// <summary>The report for councillors, put together at this moment, to be saved and never shown inside the site; a page only where it cannot be made.</summary>
[Authorize("read-follow-up")]
internal sealed class ReportModel(CaseDesk desk, ActionsAcross actions, AssembledActions assembled, FindCase cases) : PageModel
{
    /// <param name="partnership">Its id; of one in which the reader is on no review nothing is there.</param>
    /// <param name="format"><c>pdf</c>, or else Word.</param>
    public async Task<IActionResult> OnGetAsync(string partnership, string? format, CancellationToken cancellation)
    {
        ViewData["Title"] = "Report for councillors";
        if ((await actions.OfAsync(desk.PersonId!.Value, desk.Now, cancellation)).FirstOrDefault(of => of.Id == partnership) is not { } found)
            return NotFound();
        var (document, refusal) = await assembled.MakeAsync(found, format == "pdf", desk.Now, cancellation);
        if (refusal is not null)
        {
            ModelState.AddModelError("", refusal.Sentence);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await ReadActions.RecordAsync(desk, cases, [found], "actions-report", cancellation);
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.CacheControl = "no-store";
        return File(document!.Content, document.ContentType, document.FileName);
    }
}
