using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Casework;
using Reviews.Host.Pages.Components;
using Reviews.Host.Pages.Tasks;
using Reviews.Host.Queries;
using Reviews.Workflows.Expressions;
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

    /// <summary>What is asked beneath a choice, under names of its own.</summary>
    public static FormLayout Layout(OfferedStart offer) => FormLayout.Of(offer.Form, FeelContext.Empty, FormPrefill.Empty) with { Prefix = StartAnswers.Prefix(offer.Process.Id) };

    public string Href => Prepared is { } id ? $"/reviews/start/{id:D}" : "/reviews/start";

    public StartMenu Menu { get; private set; } = null!;

    public string AgenciesHint => "Their people are put on the review, and asked for a report where what starts asks for one." +
        (Menu.Partnership.NeighboursAgencies.Count == 0 ? "" : " For an agency of a neighbour nobody is: invite somebody once it is started.");

    public IReadOnlyList<Choice> Agencies => [.. Menu.Partnership.Askable.Select(a => new Choice(a.Id, a.Words))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(For, cancellation))
            return NotFound();
        if (Prepared is not { } id)
        {
            Answers.Partnership = Menu.Partnership.Id;
            Others = [.. (await starting.PartnershipsAsync(desk.PersonId, cancellation)).Where(other => other.Id != Menu.Partnership.Id)];
            return Page();
        }

        if (await starting.PreparedAsync(desk.PersonId, id, cancellation) is not { } answered)
            return Redirect(Expired);
        if (answered.StartedAs is { } reference)
            return Redirect($"/reviews/{reference}");
        // Faults are told when it is sent.
        Answers = StartAnswers.Of(answered.Answers);
        if (!await OpenAsync(Answers.Partnership, cancellation))
            return NotFound();
        Answers.Show(ModelState);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(Answers.Partnership, cancellation))
            return NotFound();
        Answers.Take(SentForm.Fields(await Request.ReadFormAsync(cancellation)));
        Answers.Show(ModelState);
        if (Answers.Read(ModelState, nameof(Answers), Menu, desk.Calendar.Holidays, desk.Now) is { } asked && IsCounted(asked))
            return Redirect($"/reviews/start/{await prepare.RunAsync(desk.Act(requestId: null), Prepared, Answers.ToJson(), cancellation):D}/check");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    // Dates that follow from the one typed may lie beyond what is known: that is told where it was typed.
    private bool IsCounted(NewReview asked)
    {
        if (Menu.Find(asked.ProcessId) is { } offer && starting.Preview(offer.Process, asked.Anchor!, asked.Variables).Refused is { } refused)
            ModelState.AddModelError(StartAnswers.AnchorField(offer), refused.Sentence);
        return ModelState.IsValid;
    }

    private async Task<bool> OpenAsync(string? asked, CancellationToken cancellation)
    {
        if (await starting.MenuAsync(desk.PersonId, asked, cancellation) is not { } menu)
            return false;
        Menu = menu;
        ViewData["Title"] = "Start a review";
        ViewData["Partnership"] = menu.Partnership.Name;
        return true;
    }
}
