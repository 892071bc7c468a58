using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>The report put together at this moment, to be saved and never shown inside the site; a page only where it cannot be made.</summary>
internal sealed class ReportFileModel(CaseDesk desk, FindCase cases, AssembledReport report) : ReviewPageModel(desk, cases)
{
    public override string Here => "Report";

    /// <param name="template">By the name the panel's form gives it; the usual one where none is named.</param>
    /// <param name="format"><c>pdf</c>, or else Word.</param>
    public async Task<IActionResult> OnGetAsync(string review, string? template, string? format, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation) || !Case.May(Permission.AssembleReport) || await report.ChoicesAsync(Case, Desk.Now, cancellation) is not { } choices)
            return NotFound();
        var (document, refusal) = await report.MakeAsync(Case, template ?? choices.Usual ?? "", format == "pdf", Desk.Now, cancellation);
        if (refusal is not null)
        {
            ModelState.AddModelError("", refusal.Sentence);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await Desk.RecordReadAsync(Case, "assembled-report", null, cancellation);
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.CacheControl = "no-store";
        return File(document!.Content, document.ContentType, document.FileName);
    }
}
