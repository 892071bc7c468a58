using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Reviews.Host.Pages.Errors;

/// <summary>
/// The page of every answer that has none of its own. What is forbidden and what does not exist look the same. It never
/// says what went wrong inside: the log does, under the reference.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ShowModel(ILogger<ShowModel> log) : PageModel
{
    public ErrorWords Words { get; private set; } = ErrorWords.Of(StatusCodes.Status404NotFound);

    /// <summary>Null unless the mistake is ours.</summary>
    public string? Reference { get; private set; }

    // The request that failed keeps its method.
    public IActionResult OnGet(int? status) => Show(status);

    public IActionResult OnPost(int? status) => Show(status);

    private PageResult Show(int? status)
    {
        var failure = HttpContext.Features.Get<IExceptionHandlerFeature>();
        var reexecuted = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        // Asked for by itself, it is an address like any other that holds nothing.
        var code = failure is not null ? Response.StatusCode : reexecuted is not null ? status ?? StatusCodes.Status404NotFound : StatusCodes.Status404NotFound;
        Response.StatusCode = code;
        Words = ErrorWords.Of(code);
        ViewData["Title"] = Words.Title;
        if (code >= StatusCodes.Status500InternalServerError && code != StatusCodes.Status503ServiceUnavailable)
        {
            Reference = HttpContext.TraceIdentifier;
            log.LogError("The answer {Status} was given under the reference {Reference}", code, Reference);
        }

        return Page();
    }
}
