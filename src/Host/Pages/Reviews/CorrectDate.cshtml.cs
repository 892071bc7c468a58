using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Casework;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>The date a process counts from was wrong: the right one first, then what moves, and only its confirmation moves anything.</summary>
internal sealed class CorrectDateModel(CaseDesk desk, FindCase cases, ForeseenCorrection foreseen, CorrectAnchor correct) : SteeringPageModel(desk, cases)
{
    public override string Here => "Correct a date";

    protected override Permission Asked => Permission.CorrectClock;

    public CountedProcess Counted { get; private set; } = null!;

    public CorrectionPreview Preview { get; private set; } = null!;

    /// <summary>The date as typed; null until it can be read.</summary>
    public ClockAnchor? Right { get; private set; }

    [BindProperty]
    public DateEntry On { get; set; } = new();

    [BindProperty]
    public string? At { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public async Task<IActionResult> OnGetAsync(string review, Guid process, CancellationToken cancellation) =>
        await ReadAsync(review, process, cancellation) && !Counted.IsOver ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        string review, Guid process, [FromForm] string? requestId, [FromForm] string? step, [FromForm] string? seen, CancellationToken cancellation)
    {
        if (!await ReadAsync(review, process, cancellation))
            return NotFound();
        var typed = Typed();
        if (Counted.IsOver && (step != "confirm" || !typed))
            return Ended();
        if (step == "change")
        {
            ModelState.Clear();
            return Page();
        }

        if (!typed)
            return this.Faulty();
        if (step != "confirm")
            return await CheckAsync(cancellation);
        var outcome = await correct.RunAsync(Desk.Act(requestId, Why!.Trim()), process, Right!, seen ?? "", cancellation);
        if (outcome.IsDone)
            return Redirect($"{Overview}/timetable?corrected=true");
        if (Counted.IsOver || (await ReadAsync(review, process, cancellation) && Counted.IsOver))
            return Ended();
        if (outcome.Refusal != Refusals.ChangedSinceOpened)
            return this.No(outcome);
        await CheckAsync(cancellation);
        ModelState.AddModelError("", "This review changed after this was shown to you. Nothing was moved. What would move now is below: check it again.");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private PageResult Ended()
    {
        ModelState.Clear();
        ModelState.AddModelError("", $"“{Counted.Process.Row.Name}” ended before you sent this, so the date it was counted from can no longer be corrected. Nothing was moved.");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult> CheckAsync(CancellationToken cancellation)
    {
        foreach (var fault in CorrectAnchor.Faults(Counted.Anchor, Right!, Why, Desk.Now))
            ModelState.AddModelError(fault.Field == "date" ? nameof(On) : nameof(Why), fault.Message);
        Preview = await foreseen.OfAsync(Counted, Right!, Desk.Now, cancellation);
        if (Preview.Foreseen.Refusal is { } refusal)
            ModelState.AddModelError(nameof(On), refusal.Sentence);
        return ModelState.IsValid ? ToBeConfirmed() : this.Faulty();
    }

    private bool Typed()
    {
        Right = TypedMoment.Read(ModelState, nameof(On), On, nameof(At), At, "the right date", Desk.Calendar.Holidays, Desk.Now);
        if (string.IsNullOrWhiteSpace(Why))
            ModelState.AddModelError(nameof(Why), "Enter the reason for the correction");
        return ModelState.IsValid;
    }

    private async Task<bool> ReadAsync(string review, Guid process, CancellationToken cancellation)
    {
        if (!await MayOpenAsync(review, cancellation) || await foreseen.FindAsync(Case, process, cancellation) is not { } counted)
            return false;
        Counted = counted;
        return true;
    }
}
