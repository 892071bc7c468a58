using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>A review is withdrawn: a reason first, then what stops, and only its confirmation stops anything.</summary>
internal sealed class WithdrawModel(CaseDesk desk, FindCase cases, ForeseenWithdrawal foreseen, WithdrawReview withdraw, GoOnLocally goOn) : SteeringPageModel(desk, cases)
{
    public override string Here => "Withdraw the review";

    protected override Permission Asked => Permission.WithdrawReview;

    public StoppingWork Stopping { get; private set; } = null!;

    [BindProperty]
    public string? Why { get; set; }

    /// <summary>What becomes of the review: <c>stops</c> or <c>local</c>.</summary>
    [BindProperty]
    public string? Then { get; set; }

    /// <summary>Whether it is to go on as a local review.</summary>
    public bool GoesOn => Then == "local";

    public async Task<IActionResult> OnGetAsync(string review, CancellationToken cancellation) =>
        await ReadAsync(review, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string review, [FromForm] string? requestId, [FromForm] string? step, CancellationToken cancellation)
    {
        if (!await ReadAsync(review, cancellation))
            return NotFound();
        if (step == "change")
            return Page();
        if (Stopping.CanGoOnLocally && Then is not ("stops" or "local"))
            ModelState.AddModelError(nameof(Then), "Select what becomes of the review");
        if (string.IsNullOrWhiteSpace(Why))
            ModelState.AddModelError(nameof(Why), "Enter the reason for the withdrawal");
        if (!ModelState.IsValid)
            return this.Faulty();

        if (step != "confirm")
            return ToBeConfirmed();
        var act = Desk.Act(requestId, Why!.Trim());
        var outcome = GoesOn ? await goOn.RunAsync(act, Case.Review.Id, cancellation) : await withdraw.RunAsync(act, Case.Review.Id, cancellation);
        return outcome.IsDone ? Redirect(Overview) : this.No(outcome);
    }

    private async Task<bool> ReadAsync(string review, CancellationToken cancellation)
    {
        if (!await MayOpenAsync(review, cancellation))
            return false;
        Stopping = await foreseen.OfAsync(Case, cancellation);
        return true;
    }
}
