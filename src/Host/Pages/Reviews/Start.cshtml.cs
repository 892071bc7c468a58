using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Casework;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>Asks what starts, from when it counts and who is asked. It creates nothing: the check comes next.</summary>
[Authorize("start-review")]
internal sealed class StartModel(StartChoices starting, PrepareReview prepare, CaseDesk desk) : PageModel
{
    /// <summary>Where whoever comes back to answers that were cleared out is led.</summary>
    public const string Expired = "/reviews/start?expired=true";

    // Never from an address: what is answered about a case is in none.
    [BindProperty]
    public StartAnswers Answers { get; set; } = new();

    /// <summary>The answers to be changed; null for a first time.</summary>
    [FromRoute]
    public Guid? Prepared { get; set; }

    /// <summary>The answers asked for were cleared out.</summary>
    [FromQuery(Name = "expired")]
    public bool IsExpired { get; set; }

    /// <summary>The partnership it is for, where somebody may start reviews for several.</summary>
    [FromQuery(Name = "partnership")]
    public string? For { get; set; }

    /// <summary>Those it may be for instead; empty where there is no other, or it is answered for already.</summary>
    public IReadOnlyList<Partnership> Others { get; private set; } = [];

    public string Href => Prepared is { } id ? $"/reviews/start/{id:D}" : "/reviews/start";

    public Partnership Partnership { get; private set; } = null!;

    /// <summary>Whether the partnership has drawn one that can be started by itself.</summary>
    public bool HasPracticeReview => starting.Process(Partnership, ProcessIds.PracticeReview) is not null;

    public IReadOnlyList<Choice> Agencies => [.. Partnership.Agencies.Select(a => new Choice(a.Id, a.Name))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(For, cancellation))
            return NotFound();
        if (Prepared is not { } id)
        {
            Answers.Partnership = Partnership.Id;
            Others = [.. (await starting.PartnershipsAsync(desk.PersonId, cancellation)).Where(other => other.Id != Partnership.Id)];
            return Page();
        }

        if (await starting.PreparedAsync(desk.PersonId, id, cancellation) is not { } answered)
            return Redirect(Expired);
        if (answered.StartedAs is { } reference)
            return Redirect($"/reviews/{reference}");
        // Faults are told when it is sent.
        Answers = StartAnswers.Of(answered.Answers);
        return await OpenAsync(Answers.Partnership, cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(Answers.Partnership, cancellation))
            return NotFound();
        if (Answers.Read(ModelState, nameof(Answers), Partnership, desk.Calendar.Holidays, desk.Now) is { } asked && IsCounted(asked))
            return Redirect($"/reviews/start/{await prepare.RunAsync(desk.Act(requestId: null), Prepared, Answers.ToJson(), cancellation):D}/check");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    // Dates that follow from the one typed may lie beyond what is known: that is told where it was typed.
    private bool IsCounted(NewReview asked)
    {
        if (starting.Process(Partnership, asked.ProcessId) is { } definition && starting.Preview(definition, asked.Anchor!, asked.Variables).Refused is { } refused)
            ModelState.AddModelError(Answers.AnchorField(nameof(Answers)), refused.Sentence);
        return ModelState.IsValid;
    }

    private async Task<bool> OpenAsync(string? asked, CancellationToken cancellation)
    {
        if (await starting.PartnershipAsync(desk.PersonId, asked, cancellation) is not { } partnership)
            return false;
        Partnership = partnership;
        ViewData["Title"] = "Start a review";
        ViewData["Partnership"] = partnership.Name;
        return true;
    }
}
