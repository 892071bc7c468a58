using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Queries;
using Reviews.Notifications.Calendar;

namespace Reviews.Host.Pages.Calendar;

/// <summary>A person's deadlines for their own calendar program, which cannot sign in: whoever has the address reads them.</summary>
[AllowAnonymous]
internal sealed class FeedModel(CalendarFeed feed, IClock clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellation)
    {
        if (await feed.FindAsync(token, clock.GetCurrentInstant(), cancellation) is not { } events)
            return NotFound();
        return Content(CalendarText.Feed(events, "Reviews"), "text/calendar; charset=utf-8");
    }
}
