using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Casework;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>A date of a review was wrong, or is added: the right one first, then what moves, and only its confirmation moves anything.</summary>
internal sealed class CorrectDateModel(CaseDesk desk, FindCase cases, ReviewDates dates, ForeseenCorrection foreseen, CorrectCaseDate correct) : SteeringPageModel(desk, cases)
{
    public override string Here => Known.Of(Which) is null ? "Add a date" : "Correct a date";

    protected override Permission Asked => Permission.CorrectClock;

    public CaseDate Which { get; private set; } = CaseDate.Incident;

    public CaseDates Known { get; private set; } = CaseDates.None;

    /// <summary>What is recorded; null where the date is added.</summary>
    public ClockAnchor? Recorded => Known.Of(Which);

    public CorrectionPreview Preview { get; private set; } = null!;

    /// <summary>The date as typed; null until it can be read.</summary>
    public ClockAnchor? Right { get; private set; }

    [BindProperty]
    public DateEntry On { get; set; } = new();

    [BindProperty]
    public string? At { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public async Task<IActionResult> OnGetAsync(string review, string date, CancellationToken cancellation) =>
        await ReadAsync(review, date, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        string review, string date, [FromForm] string? requestId, [FromForm] string? step, [FromForm] string? seen, CancellationToken cancellation)
    {
        if (!await ReadAsync(review, date, cancellation))
            return NotFound();
        if (step == "change")
        {
            ModelState.Clear();
            return Page();
        }

        Right = TypedMoment.Read(ModelState, nameof(On), On, nameof(At), At, Which, Desk.Calendar.Holidays, Desk.Now);
        if (!ModelState.IsValid && Recorded is not null && string.IsNullOrWhiteSpace(Why))
            ModelState.AddModelError(nameof(Why), "Enter the reason for the correction");
        if (!ModelState.IsValid)
            return this.Faulty();
        if (step != "confirm")
            return await CheckAsync(cancellation);
        var outcome = await correct.RunAsync(Desk.Act(requestId, string.IsNullOrWhiteSpace(Why) ? null : Why.Trim()), Case.Review.Id, Which, Right!, seen ?? "", cancellation);
        if (outcome.IsDone)
            return Redirect($"{Overview}/dates?recorded={Which}{(outcome.Value.PanelOf is { } process ? $"&panel={process:D}" : "")}");
        if (outcome.Refusal != Refusals.ChangedSinceOpened)
            return this.No(outcome);
        if (!await ReadAsync(review, date, cancellation))
            return NotFound();
        await CheckAsync(cancellation);
        ModelState.AddModelError("", $"This review changed after this was shown to you. Nothing was moved.{(IsCheck ? " What would move now is below: check it again." : "")}");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult> CheckAsync(CancellationToken cancellation)
    {
        Preview = await foreseen.OfAsync(Case, Which, Right!, Desk.Now, cancellation);
        foreach (var fault in CorrectCaseDate.Faults(Known, Which, Right!, Preview.Foreseen, Why, Desk.Now))
            ModelState.AddModelError(fault.Field == "date" ? nameof(On) : nameof(Why), fault.Message);
        if (!ModelState.IsValid)
            return this.Faulty();
        if (Preview.Foreseen.Refusal is not { } refusal)
            return ToBeConfirmed();
        ModelState.AddModelError(nameof(On), refusal.Sentence);
        return this.Faulty();
    }

    private async Task<bool> ReadAsync(string review, string date, CancellationToken cancellation)
    {
        if (!await MayOpenAsync(review, cancellation) || await dates.FindAsync(Case, date, cancellation) is not { } which)
            return false;
        Which = which;
        Known = await dates.KnownAsync(Case, cancellation);
        ViewData["Title"] = $"{Here} – {Case.Review.Reference}";
        return true;
    }
}
