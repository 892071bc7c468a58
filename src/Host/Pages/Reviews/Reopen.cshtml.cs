using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>A decision not to notify is made again: what is new and since when it is known first, then the check, and only its confirmation opens anything.</summary>
internal sealed class ReopenModel(CaseDesk desk, FindCase cases, HolidayCalendar holidays, ReopenReview reopen) : SteeringPageModel(desk, cases)
{
    public override string Here => "Decide again whether to notify";

    protected override Permission Asked => Permission.StartReview;

    [BindProperty]
    public DateEntry On { get; set; } = new();

    [BindProperty]
    public string? At { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    /// <summary>Set once it can be read.</summary>
    public ClockAnchor? Aware { get; private set; }

    public async Task<IActionResult> OnGetAsync(string review, CancellationToken cancellation) =>
        await MayReopenAsync(review, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string review, [FromForm] string? requestId, [FromForm] string? step, CancellationToken cancellation)
    {
        if (!await MayReopenAsync(review, cancellation))
            return NotFound();
        if (step == "change")
            return Page();
        Aware = TypedMoment.Read(ModelState, nameof(On), On, nameof(At), At, CaseDate.Awareness, holidays.Current.Holidays, Desk.Now);
        if (string.IsNullOrWhiteSpace(Why))
            ModelState.AddModelError(nameof(Why), "Enter what the new facts are");
        if (!ModelState.IsValid)
            return this.Faulty();
        if (step != "confirm")
            return ToBeConfirmed();
        var outcome = await reopen.RunAsync(Desk.Act(requestId, Why!.Trim()), Case.Review.Id, Aware!, cancellation);
        if (outcome.IsDone)
            return Redirect(Overview);
        foreach (var error in outcome.Errors)
            ModelState.AddModelError(error.Field == "why" ? nameof(Why) : nameof(On), error.Message);
        return outcome.Errors.Count > 0 ? this.Faulty() : this.No(outcome);
    }

    private async Task<bool> MayReopenAsync(string review, CancellationToken cancellation) =>
        await MayOpenAsync(review, cancellation) && ReviewLifecycle.CanMove(Case.Review.Status, ReviewStatus.Opened);
}
