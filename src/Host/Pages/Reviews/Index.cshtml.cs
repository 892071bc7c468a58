using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>The reviews the reader is on.</summary>
[Authorize]
internal sealed class IndexModel(ReviewList list, StartChoices starting, ForeseenMove moves, CaseDesk desk) : PageModel
{
    public CaseDesk Desk => desk;

    public IReadOnlyList<ListedReview> Listed { get; private set; } = [];

    public bool MayStart { get; private set; }

    /// <summary>Processes that a newer version is in force for, and how many reviews the reader may move to it.</summary>
    public IReadOnlyList<(string ProcessId, string Name, int Reviews)> Outdated { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        ViewData["Title"] = "Your reviews";
        if (desk.PersonId is not { } person)
            return;
        Listed = await list.OfAsync(person, desk.Now, cancellation);
        Outdated = await moves.CountAsync(person, cancellation);
        MayStart = await starting.PartnershipAsync(person, cancellation) is not null;
    }
}
