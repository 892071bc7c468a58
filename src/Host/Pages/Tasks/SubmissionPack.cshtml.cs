using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Host.Uploads;
using Reviews.Workflows.Steps.Submission;

namespace Reviews.Host.Pages.Tasks;

/// <summary>Puts together what is sent to the Panel, for whoever may submit it.</summary>
[Authorize("act-on-task")]
[RequestSizeLimit(RequestLimits.Form)]
internal sealed class SubmissionPackModel(CaseDesk desk, FindTask tasks, ReportOfReview report, MakeSubmissionPack make) : PageModel
{
    public TaskScreen Screen { get; private set; } = null!;

    public string RequestId { get; } = Guid.NewGuid().ToString("D");

    public async Task<IActionResult> OnGetAsync(Guid task, CancellationToken cancellation) =>
        await OpenAsync(task, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid task, CancellationToken cancellation)
    {
        if (!await OpenAsync(task, cancellation) || await report.OfAsync(Screen.Case, Screen.Row.ProcessInstanceId, desk.Now, cancellation) is not { } facts)
            return NotFound();
        var form = await Request.ReadFormAsync(cancellation);
        var outcome = await make.RunAsync(desk.Act(form["requestId"]), task, facts, cancellation);
        if (outcome.IsDone)
            return Redirect(FormattableString.Invariant($"/tasks/submission/{task:D}"));
        ModelState.AddModelError("", outcome.Refusal!.Sentence);
        Response.StatusCode = Refusals.IsConflict(outcome.Refusal) ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<bool> OpenAsync(Guid task, CancellationToken cancellation)
    {
        if (await tasks.AsAsync(task, desk.PersonId, cancellation) is not { } screen || screen.Row.Step != SubmissionStep.Kind)
            return false;
        await desk.RecordReadAsync(screen.Case, "task", task, cancellation);
        Screen = screen;
        ViewData["Title"] = $"The pack for the Panel – {screen.Reference}";
        ViewData["Partnership"] = desk.PartnershipName(screen.Case);
        return true;
    }
}
