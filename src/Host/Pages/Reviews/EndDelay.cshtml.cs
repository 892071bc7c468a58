using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Casework;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>A delay ends on another day than was agreed, today or later: from when first, then what moves, and only its confirmation moves anything.</summary>
internal sealed class EndDelayModel(CaseDesk desk, FindCase cases, ReviewDelays delays, ForeseenDelay foreseen, EndDelay end) : SteeringPageModel(desk, cases)
{
    public override string Here => "Resume";

    protected override Permission Asked => Permission.AgreeDelay;

    public ListedDelay Delay { get; private set; } = null!;

    public DelayPreview Preview { get; private set; } = null!;

    /// <summary>The day as typed; null until it can be read.</summary>
    public LocalDate? From { get; private set; }

    /// <summary>The day on which it is looked at again; null where it ends.</summary>
    public LocalDate? Again { get; private set; }

    [BindProperty]
    public DateEntry RunsFrom { get; set; } = new();

    [BindProperty]
    public DateEntry ReviewOn { get; set; } = new();

    [BindProperty]
    public string? Why { get; set; }

    private LocalDate Today => LondonTime.ToLocal(Desk.Now).Date;

    public async Task<IActionResult> OnGetAsync(string review, Guid delay, CancellationToken cancellation)
    {
        if (!await ReadAsync(review, delay, cancellation))
            return NotFound();
        RunsFrom = DateEntry.From(LocalDate.Min(Today, Delay.RunsFrom));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        string review, Guid delay, [FromForm] string? requestId, [FromForm] string? step, [FromForm] string? seen, CancellationToken cancellation)
    {
        if (!await ReadAsync(review, delay, cancellation))
            return NotFound();
        if (step == "change")
        {
            ModelState.Clear();
            return Page();
        }

        if (!Typed())
            return this.Faulty();
        if (step != "confirm")
            return await CheckAsync(cancellation);
        var outcome = await end.RunAsync(Desk.Act(requestId, Why!.Trim()), delay, From!.Value, Again, seen ?? "", cancellation);
        if (outcome.IsDone)
            return Redirect($"{Overview}/delays?changed=true");
        if (outcome.Refusal != Refusals.ChangedSinceOpened)
            return this.No(outcome);
        await ReadAsync(review, delay, cancellation);
        await CheckAsync(cancellation);
        ModelState.AddModelError("", Delay.IsInForce
            ? $"This review changed after this was shown to you. Nothing was moved.{(IsCheck ? " What would move now is below: check it again." : "")}"
            : "This delay ended before you sent this. Nothing was moved.");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult> CheckAsync(CancellationToken cancellation)
    {
        var process = (await foreseen.FindAsync(Case, Delay.Row.ProcessInstanceId, cancellation))!;
        Preview = await foreseen.EndOfAsync(process, Delay.Row, From!.Value, Desk.Now, cancellation);
        if (Preview.Foreseen.Refusal is { } refusal)
            ModelState.AddModelError(nameof(RunsFrom), refusal.Sentence);
        return ModelState.IsValid ? ToBeConfirmed() : this.Faulty();
    }

    private bool Typed()
    {
        From = RunsFrom.Read(ModelState, nameof(RunsFrom), "the day");
        if (!ReviewOn.IsEmpty && !(From <= Today))
            Again = ReviewOn.Read(ModelState, nameof(ReviewOn), "the review date");
        if (From is { } from)
        {
            foreach (var fault in EndDelay.Faults(Delay.Row, from, Again, Why, Desk.Now).Where(fault => ModelState[Sentence.Capital(fault.Field)] is not { Errors.Count: > 0 }))
                ModelState.AddModelError(Sentence.Capital(fault.Field), fault.Message);
        }

        return ModelState.IsValid;
    }

    private async Task<bool> ReadAsync(string review, Guid delayId, CancellationToken cancellation)
    {
        if (!await MayOpenAsync(review, cancellation) || await delays.FindAsync(Case, delayId, Desk.Now, cancellation) is not { } listed)
            return false;
        Delay = listed;
        return true;
    }
}
