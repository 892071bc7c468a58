using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.Actions;

/// <summary>What was recommended and is to be done in all the reader's reviews: how many are done, what is not, and by when.</summary>
[Authorize("read-follow-up")]
internal sealed class IndexModel(CaseDesk desk, ActionsAcross actions, AssembledActions assembled, FindCase cases) : PageModel
{
    public IReadOnlyList<PartnershipActions> Partnerships { get; private set; } = [];

    public bool HasPdf => assembled.HasPdf;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        ViewData["Title"] = "Recommendations and actions";
        var found = await actions.OfAsync(desk.PersonId!.Value, desk.Now, cancellation);
        await ReadActions.RecordAsync(desk, cases, found, "actions", cancellation);
        Partnerships = found;
    }

    /// <summary>How many stand where, each with what it is called.</summary>
    public static IReadOnlyList<(string Words, int Count)> Figures(PartnershipActions of) =>
    [
        ("Done", of.Count(FollowedState.Done)),
        ("To be closed or signed off", of.Count(FollowedState.ToBeClosed, FollowedState.ToBeSignedOff)),
        ("Open, in time so far", of.Count(FollowedState.Open)),
        ("Overdue", of.Count(FollowedState.Overdue)),
        ("Not pursued", of.Count(FollowedState.NotPursued)),
    ];
}
