using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Access;
using Reviews.Host.Casework;

namespace Reviews.Host.Pages.Documents;

/// <summary>One document, to be saved and never shown inside the site. What may not be read is not there.</summary>
[Authorize("read-review")]
internal sealed class DownloadModel(OpenDocument open, CurrentActor actor) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid document, CancellationToken cancellation)
    {
        var outcome = await open.RunAsync(actor.Act(), document, cancellation);
        if (!outcome.IsDone)
            return NotFound();
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.CacheControl = "no-store";
        return File(outcome.Value.Content, outcome.Value.ContentType, outcome.Value.FileName);
    }
}
