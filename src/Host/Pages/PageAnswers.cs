using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Casework;

namespace Reviews.Host.Pages;

/// <summary>How a form that cannot be accepted is answered.</summary>
internal static class PageAnswers
{
    /// <summary>The same page with what was typed and its errors, as 400.</summary>
    public static IActionResult Faulty(this PageModel page)
    {
        page.Response.StatusCode = StatusCodes.Status400BadRequest;
        return page.Page();
    }

    /// <summary>The verb's no: at the fields, or above them; what may not be seen is not there; what changed meanwhile is 409.</summary>
    public static IActionResult No<T>(this PageModel page, Outcome<T> outcome)
        where T : class
    {
        if (outcome.Refusal is { } refusal && (refusal.Code == Refusals.NotFound.Code || refusal.Code == Refusals.NotYours.Code))
            return page.NotFound();
        foreach (var error in outcome.Errors)
            page.ModelState.AddModelError(error.Field, error.Message);
        if (outcome.Refusal is not null)
            page.ModelState.AddModelError("", outcome.Refusal.Sentence);
        var shown = page.Faulty();
        if (Refusals.IsConflict(outcome.Refusal))
            page.Response.StatusCode = StatusCodes.Status409Conflict;
        return shown;
    }

    /// <summary>The form's own id: only one in the form we gave out is taken.</summary>
    public static string Known(string? requestId) => Guid.TryParse(requestId, CultureInfo.InvariantCulture, out var id) ? id.ToString("D") : Guid.NewGuid().ToString("D");
}
