using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>A dispute is raised for an agency or partner: what comes of it is said first, and what it is about is the first task of its process.</summary>
internal sealed class RaiseDisputeModel(CaseDesk desk, FindCase cases, DefinitionShelf definitions, RaiseDispute raise) : SteeringPageModel(desk, cases)
{
    public override string Here => "Raise a dispute";

    protected override Permission Asked => Permission.RaiseDispute;

    public bool IsOver => Case.Review.ClosedAt is not null;

    /// <summary>The reader raises it for one that has written, and not for their own.</summary>
    public bool IsForOthers => Case.May(Permission.RecordForOthers);

    /// <summary>Those the reader may raise it for, by id and name.</summary>
    public IReadOnlyList<(string Id, string Name)> Bodies =>
        definitions.Partnership(Case.Review.Partnership) is { } partnership ? RaiseDispute.BodiesOf(partnership, Case.Groups) : [];

    [BindProperty]
    public string? Body { get; set; }

    public async Task<IActionResult> OnGetAsync(string review, CancellationToken cancellation) =>
        await MayOpenAsync(review, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string review, [FromForm] string? requestId, CancellationToken cancellation)
    {
        if (!await MayOpenAsync(review, cancellation))
            return NotFound();
        var outcome = await raise.RunAsync(Desk.Act(requestId), Case.Review.Id, Body ?? "", cancellation);
        if (outcome.IsDone)
            return Redirect(FormattableString.Invariant($"/tasks/form/{outcome.Value.TaskId:D}{(RaiseDispute.ActsFor(Case.Groups, Body!) ? "" : "?record=true")}"));
        foreach (var error in outcome.Errors)
            ModelState.AddModelError(nameof(Body), error.Message);
        return outcome.Errors.Count > 0 ? this.Faulty() : this.No(outcome);
    }
}
