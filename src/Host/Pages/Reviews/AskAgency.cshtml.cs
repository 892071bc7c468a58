using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Casework;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>An agency that is found to have been involved is asked for its report while the review runs.</summary>
internal sealed class AskAgencyModel(CaseDesk desk, FindCase cases, AgenciesNotAsked agencies, AskAgency ask) : SteeringPageModel(desk, cases)
{
    public override string Here => "Ask an agency";

    protected override Permission Asked => Permission.AddAgency;

    public IReadOnlyList<Choice> Agencies { get; private set; } = [];

    [BindProperty]
    public string? Agency { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public async Task<IActionResult> OnGetAsync(string review, CancellationToken cancellation) => await ReadAsync(review, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string review, [FromForm] string? requestId, CancellationToken cancellation)
    {
        if (!await ReadAsync(review, cancellation))
            return NotFound();
        var outcome = await ask.RunAsync(Desk.Act(requestId, Why), Case.Review.Id, Agency ?? "", cancellation);
        if (outcome.IsDone)
            return Redirect(Overview);
        foreach (var error in outcome.Errors)
            ModelState.AddModelError(error.Field == "agency" ? nameof(Agency) : nameof(Why), error.Message);
        return outcome.Errors.Count > 0 ? this.Faulty() : this.No(outcome);
    }

    private async Task<bool> ReadAsync(string review, CancellationToken cancellation)
    {
        if (!await MayOpenAsync(review, cancellation))
            return false;
        Agencies = [.. (await agencies.OfAsync(Case, cancellation)).Select(agency => new Choice(agency.Id, agency.Words))];
        return true;
    }
}
