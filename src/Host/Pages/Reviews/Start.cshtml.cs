using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>Asks what starts, from when it counts and who is asked. It creates nothing: the check comes next.</summary>
[Authorize("start-review")]
internal sealed class StartModel(StartChoices starting, CaseDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public StartAnswers Answers { get; set; } = new();

    public Partnership Partnership { get; private set; } = null!;

    public IReadOnlyList<Choice> Agencies => [.. Partnership.Agencies.Select(a => new Choice(a.Id, a.Name))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
            return NotFound();
        // Only what was carried back from the check is shown: faults are told when it is sent.
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
            return NotFound();
        if (Answers.Read(ModelState, nameof(Answers), Partnership, desk.Now) is not null)
            return Redirect("/reviews/start/check" + new QueryBuilder(Answers.Carried(nameof(Answers))!).ToQueryString());
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (await starting.PartnershipAsync(desk.PersonId, cancellation) is not { } partnership)
            return false;
        Partnership = partnership;
        ViewData["Title"] = "Start a review";
        ViewData["Partnership"] = partnership.Name;
        return true;
    }
}
