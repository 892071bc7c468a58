using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.Tasks;

/// <summary>The address a mail gives: leads to the page of the task's kind or, once it is closed, says how it ended.</summary>
[Authorize("act-on-task")]
internal sealed class OpenModel(FindTask tasks, FindCase cases, CaseDesk desk) : PageModel
{
    public TaskScreen Screen { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid task, CancellationToken cancellation)
    {
        if (await tasks.AsAsync(task, desk.PersonId, cancellation) is not { } screen)
        {
            // Someone else's task that was escalated to them: its review shows who owes what.
            return await cases.OfTaskAsync(task, desk.PersonId, cancellation) is { } theirs
                ? Redirect($"/reviews/{theirs.Review.Reference}")
                : NotFound();
        }

        if (screen.Row.IsOpen)
            return Redirect(FormattableString.Invariant($"/tasks/{screen.Row.Step}/{task:D}"));
        await desk.RecordReadAsync(screen.Case, "task", task, cancellation);
        Screen = screen;
        ViewData["Title"] = $"{screen.Row.Name} – {screen.Reference}";
        ViewData["Partnership"] = desk.PartnershipName(screen.Case);
        if (screen.Row.CompletedAt is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
