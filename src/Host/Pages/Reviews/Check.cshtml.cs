using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>The whole timetable of a review before it begins: only its confirmation creates anything.</summary>
[Authorize("start-review")]
internal sealed class CheckModel(StartChoices starting, StartReview start, CaseDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public StartAnswers Answers { get; set; } = new();

    public Partnership Partnership { get; private set; } = null!;

    public NewReview Asked { get; private set; } = null!;

    public string Process { get; private set; } = "";

    public ReviewTimetable Timetable { get; private set; } = null!;

    public string RequestId { get; } = Guid.NewGuid().ToString("D");

    /// <summary>Back to the questions with everything as it was answered.</summary>
    public string ChangeHref => "/reviews/start" + new QueryBuilder(Answers.Carried(nameof(Answers))!).ToQueryString();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await OpenAsync(cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync([FromForm] string? requestId, CancellationToken cancellation)
    {
        if (await OpenAsync(cancellation) is { } elsewhere)
            return elsewhere;
        var outcome = await start.RunAsync(desk.Act(requestId), Asked, cancellation);
        if (outcome.IsDone)
            return Redirect($"/reviews/{outcome.Value.Reference}?started=true");
        foreach (var error in outcome.Errors)
            ModelState.AddModelError("", error.Message);
        if (outcome.Refusal is { } refusal)
            ModelState.AddModelError("", refusal.Sentence);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<IActionResult?> OpenAsync(CancellationToken cancellation)
    {
        if (await starting.PartnershipAsync(desk.PersonId, cancellation) is not { } partnership)
            return NotFound();
        if (Answers.Read(ModelState, nameof(Answers), partnership, desk.Now) is not { } asked)
            return Redirect(ChangeHref);
        if (starting.Process(partnership, asked.ProcessId) is not { } definition)
            return NotFound();
        (Partnership, Asked, Process) = (partnership, asked, definition.Name);
        Timetable = starting.Preview(definition, asked.Anchor!, asked.Variables);
        ViewData["Title"] = "Check the timetable";
        ViewData["Partnership"] = partnership.Name;
        return null;
    }
}
