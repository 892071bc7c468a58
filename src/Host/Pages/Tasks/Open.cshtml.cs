using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Queries;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Pages.Tasks;

/// <summary>The address a mail gives: leads to the page of the task's kind or, once it is closed, says how it ended, and to those who may know it what was answered.</summary>
[Authorize("act-on-task")]
internal sealed class OpenModel(FindTask tasks, FindCase cases, RecordedAnswers recorded, CaseDesk desk) : PageModel
{
    public OpenCase Case { get; private set; } = null!;

    /// <summary>Null for whoever does not hold the task: then there is what was answered.</summary>
    public TaskScreen? Screen { get; private set; }

    /// <summary>Null where there is nothing to read, or not for this reader.</summary>
    public RecordedScreen? Recorded { get; private set; }

    public ReviewTaskRow Row => Screen?.Row ?? Recorded!.Task;

    public async Task<IActionResult> OnGetAsync(Guid task, CancellationToken cancellation)
    {
        if (await tasks.AsAsync(task, desk.PersonId, cancellation) is not { } screen)
        {
            if (await cases.OfTaskAsync(task, desk.PersonId, cancellation) is not { } theirs)
                return NotFound();
            // Someone else's task that was escalated to them: its review shows who owes what.
            return await recorded.AsAsync(theirs, task, cancellation) is { } answered
                ? await ShowAsync(theirs, null, answered, cancellation)
                : Redirect($"/reviews/{theirs.Review.Reference}");
        }

        return screen.Row.IsOpen
            ? Redirect(FormattableString.Invariant($"/tasks/{screen.Row.Step}/{task:D}"))
            : await ShowAsync(screen.Case, screen, await recorded.AsAsync(screen.Case, task, cancellation), cancellation);
    }

    private async Task<IActionResult> ShowAsync(OpenCase opened, TaskScreen? screen, RecordedScreen? answered, CancellationToken cancellation)
    {
        (Case, Screen, Recorded) = (opened, screen, answered);
        await desk.RecordReadAsync(opened, "task", Row.Id, cancellation);
        ViewData["Title"] = $"{Row.Name} – {opened.Review.Reference}";
        ViewData["Partnership"] = desk.PartnershipName(opened);
        if (Row.CompletedAt is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
