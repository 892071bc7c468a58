using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>What failed in a review and waits: the business manager has it tried again, or moves on without it and says why.</summary>
internal sealed class IncidentsModel(CaseDesk desk, FindCase cases, ReviewIncidents incidents, SettleIncident settle) : ReviewPageModel(desk, cases)
{
    public override string Here => "What needs attention";

    public IReadOnlyList<ListedIncident> Listed { get; private set; } = [];

    public bool JustSettled { get; private set; }

    /// <summary>What was tried just now failed anew at once.</summary>
    public bool FailedAgain { get; private set; }

    public string RequestId { get; } = Guid.NewGuid().ToString("D");

    /// <summary>The instance at which it stands; an element may fail in several.</summary>
    [BindProperty]
    public long At { get; set; }

    [BindProperty]
    public Guid Process { get; set; }

    public async Task<IActionResult> OnGetAsync(string review, bool settled, bool again, CancellationToken cancellation)
    {
        if (!await MayOpenAsync(review, cancellation))
            return NotFound();
        (JustSettled, FailedAgain) = (settled, again);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string review, [FromForm] string? requestId, [FromForm] string? by, CancellationToken cancellation)
    {
        // The process must be one of this review's: the address was checked for this review alone.
        if (!await MayOpenAsync(review, cancellation) || SettlementOf(by) is not { } settlement)
            return NotFound();
        if (Listed.FirstOrDefault(i => i.ProcessInstanceId == Process && i.InstanceId == At) is not { } incident)
            return Redirect($"/reviews/{Case.Review.Reference}/incidents");
        if (SetRight(incident) is { } values)
        {
            var outcome = await settle.RunAsync(Desk.Act(requestId, Request.Form[incident.WhyField]), Process, At, settlement, values, cancellation);
            if (outcome.Value is { } settled)
                return Redirect($"/reviews/{Case.Review.Reference}/incidents?{(settled.FailedAgain ? "again" : "settled")}=true");
            Say(outcome, incident);
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>Whether values were typed for it: they are then shown again.</summary>
    public bool IsTyped(ListedIncident incident) => incident.Reads.Any(value => Typed(incident.ValueField(value)).Length > 0);

    /// <summary>What was typed into a field whose name only the page knows.</summary>
    public string Typed(string field) => Request.HasFormContentType ? Request.Form[field].ToString().Trim() : "";

    private static Settlement? SettlementOf(string? name) => name switch
    {
        nameof(Settlement.Retry) => Settlement.Retry,
        nameof(Settlement.Continue) => Settlement.Continue,
        _ => null,
    };

    private void Say(Outcome<SettledIncident> outcome, ListedIncident incident)
    {
        foreach (var error in outcome.Errors)
            ModelState.AddModelError(incident.WhyField, error.Message);
        if (outcome.Refusal is { } refusal)
            ModelState.AddModelError("", refusal.Sentence);
    }

    /// <summary>The values typed, each a FEEL literal; null when one cannot be read, which is then said at its field.</summary>
    private FeelContext? SetRight(ListedIncident incident)
    {
        var values = new List<KeyValuePair<string, FeelValue>>();
        foreach (var (value, typed) in incident.Reads.Select(value => (value, Typed(incident.ValueField(value)))).Where(field => field.Item2.Length > 0))
        {
            if (FeelLiteral.Read(typed) is { } read)
                values.Add(KeyValuePair.Create(value.Name, read));
            else
                ModelState.AddModelError(incident.ValueField(value), $"Enter {value.Name} as text in quotation marks, a number, a date, a list, true, false or null");
        }

        return ModelState.IsValid ? new FeelContext(values) : null;
    }

    private async Task<bool> MayOpenAsync(string review, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation) || !Case.May(Permission.SettleIncident))
            return false;
        Listed = await incidents.OfAsync(Case, cancellation);
        return true;
    }
}
