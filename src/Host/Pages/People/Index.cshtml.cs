using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.People;

/// <summary>Everyone here, and everyone invited.</summary>
internal sealed class IndexModel(PeopleList people, IClock clock) : PageModel
{
    public IReadOnlyList<ListedPerson> People { get; private set; } = [];

    public IReadOnlyList<WaitingInvitation> Waiting { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        ViewData["Title"] = "People";
        People = await people.AllAsync(cancellation);
        Waiting = await people.WaitingAsync(clock.GetCurrentInstant(), cancellation);
    }
}
