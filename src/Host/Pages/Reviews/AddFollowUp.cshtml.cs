using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>A recommendation or an immediate action that no meeting recorded.</summary>
internal sealed class AddFollowUpModel(CaseDesk desk, FindCase cases, DefinitionShelf definitions, AddFollowUp add) : SteeringPageModel(desk, cases)
{
    public override string Here => "Add what is to be followed";

    protected override Permission Asked => Permission.KeepFollowUp;

    /// <summary>Every partner and agency of the partnership: what is recommended may be somebody's who was not asked for a report.</summary>
    public IReadOnlyList<Choice> Owners => definitions.Partnership(Case.Review.Partnership) is { } partnership
        ? [.. partnership.Partners.Select(p => new Choice(p.Id, p.Name)), .. partnership.Agencies.Select(a => new Choice(a.Id, a.Name))]
        : [];

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public string? Owner { get; set; }

    [BindProperty]
    public DateEntry DueOn { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string review, CancellationToken cancellation) =>
        await MayOpenAsync(review, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string review, [FromForm] string? requestId, CancellationToken cancellation)
    {
        if (!await MayOpenAsync(review, cancellation))
            return NotFound();
        var dueOn = DueOn.Read(ModelState, nameof(DueOn), "the day by which it is to be done");
        foreach (var fault in AddFollowUp.Faults(Kind, What, Owners.Any(owner => owner.Value == Owner), dueOn, Desk.Now))
            ModelState.AddModelError(Sentence.Capital(fault.Field), fault.Message);
        if (!ModelState.IsValid)
            return this.Faulty();
        var outcome = await add.RunAsync(Desk.Act(requestId), Case.Review.Id, new FollowedItem(Kind!, What!.Trim(), Owner!, dueOn!.Value), cancellation);
        return outcome.IsDone ? Redirect($"{Overview}/follow-up?added=true") : this.No(outcome);
    }
}
