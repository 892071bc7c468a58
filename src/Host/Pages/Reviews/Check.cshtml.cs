using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Workflows;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>The whole timetable of a review before it begins: only its confirmation creates anything.</summary>
[Authorize("start-review")]
internal sealed class CheckModel(StartChoices starting, StartReview start, CaseDesk desk) : PageModel
{
    [FromRoute]
    public Guid Prepared { get; set; }

    public StartAnswers Answers { get; private set; } = new();

    public Partnership Partnership { get; private set; } = null!;

    /// <summary>What starts.</summary>
    public OfferedStart Offer { get; private set; } = null!;

    /// <summary>What was answered besides the date it is counted from, each beside the words it was asked with.</summary>
    public IReadOnlyList<(string Label, string Words)> Told { get; private set; } = [];

    public NewReview Asked { get; private set; } = null!;

    public ReviewTimetable Timetable { get; private set; } = null!;

    /// <summary>The answers shown, so that others given since, in another window, are not taken for them.</summary>
    public string Answered { get; private set; } = "";

    public string Href => $"/reviews/start/{Prepared:D}/check";

    /// <summary>Back to the questions with everything as it was answered.</summary>
    public string ChangeHref => $"/reviews/start/{Prepared:D}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await OpenAsync("", cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync([FromForm] string? answered, CancellationToken cancellation)
    {
        if (await OpenAsync("?started=true", cancellation) is { } elsewhere)
            return elsewhere;
        if (Timetable.Refused is { } uncounted)
            return Refused(uncounted);
        // The answers' id is the request's: however often it is sent, from however many windows, one review is started.
        var outcome = await start.RunAsync(desk.Act(Prepared.ToString("D")), Asked with { Prepared = new CheckedAnswers(Prepared, answered ?? "") }, cancellation);
        if (outcome.IsDone)
            return Redirect($"/reviews/{outcome.Value.Reference}?started=true");
        foreach (var error in outcome.Errors)
            ModelState.AddModelError("", error.Message);
        return Refused(outcome.Refusal);
    }

    private PageResult Refused(Refusal? refusal)
    {
        if (refusal is not null)
            ModelState.AddModelError("", refusal.Sentence);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <param name="greeting">What the address of a review already started from these answers ends with.</param>
    private async Task<IActionResult?> OpenAsync(string greeting, CancellationToken cancellation)
    {
        if ((await starting.PartnershipsAsync(desk.PersonId, cancellation)).Count == 0)
            return NotFound();
        if (await starting.PreparedAsync(desk.PersonId, Prepared, cancellation) is not { } prepared)
            return Redirect(StartModel.Expired);
        if (prepared.StartedAs is { } reference)
            return Redirect($"/reviews/{reference}{greeting}");
        (Answers, Answered) = (StartAnswers.Of(prepared.Answers), CheckedAnswers.Of(prepared).Hash);
        if (await starting.MenuAsync(desk.PersonId, Answers.Partnership, cancellation) is not { } menu)
            return NotFound();
        if (Answers.Read(ModelState, nameof(Answers), menu, desk.Calendar.Holidays, desk.Now) is not { } asked)
            return Redirect(ChangeHref);
        if (menu.Find(asked.ProcessId) is not { } offer)
            return NotFound();
        (Partnership, Asked, Offer) = (menu.Partnership, asked, offer);
        Told = Answers.Told(offer);
        Timetable = starting.Preview(offer.Process, asked.Anchor!, asked.Variables);
        ViewData["Title"] = "Check the timetable";
        ViewData["Partnership"] = menu.Partnership.Name;
        return null;
    }
}
