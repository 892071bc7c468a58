using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Notifications;

namespace Reviews.Host.Pages.Calendar;

/// <summary>Everybody's own: the address at which their calendar program reads their deadlines and meetings is made, made anew or ended.</summary>
[Authorize]
internal sealed class IndexModel(CaseDesk desk, CalendarFeed feed, KeepCalendarFeed keep, MailLinks links) : PageModel
{
    /// <summary>Shown once, on the answer that made it.</summary>
    public string? Address { get; private set; }

    /// <summary>Null while there is no address.</summary>
    public Instant? MadeAt { get; private set; }

    public string RequestId { get; } = Guid.NewGuid().ToString("D");

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync([FromForm] string? requestId, [FromForm] string? act, CancellationToken cancellation)
    {
        if (act is not ("make" or "end"))
            return NotFound();
        var token = act == "make" ? OneTimeSecret.New() : null;
        var outcome = await keep.RunAsync(desk.Act(requestId), desk.PersonId!.Value, token, cancellation);
        // Sent again, it is answered as before; this token was then never kept, and is not shown.
        if (token is not null && outcome.Value?.TokenHash == OneTimeSecret.HashOf(token))
            Address = links.CalendarFeed(token).Address;
        return await ShowAsync(cancellation);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        ViewData["Title"] = "Your deadlines and meetings in your own calendar";
        MadeAt = await feed.MadeAtAsync(desk.PersonId!.Value, cancellation);
        return Page();
    }
}
