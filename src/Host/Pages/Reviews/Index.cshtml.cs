using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Access;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>The reviews the reader is on.</summary>
[Authorize]
internal sealed class IndexModel(ReviewList list, StartChoices starting, ForeseenMove moves, ActionsAcross actions, CaseDesk desk, CurrentActor actor) : PageModel
{
    public CaseDesk Desk => desk;

    public IReadOnlyList<ListedReview> Listed { get; private set; } = [];

    /// <summary>Whose each review is, told to those who are on reviews of several partnerships.</summary>
    public bool TellsPartnership => Listed.DistinctBy(listed => listed.Review.Partnership).Skip(1).Any();

    public bool MayStart { get; private set; }

    public bool SeesActions { get; private set; }

    /// <summary>Until when bank holidays are known, for those who can import more, when that is soon; null otherwise.</summary>
    public LocalDate? CalendarEnds { get; private set; }

    /// <summary>Processes that a newer version is in force for, and how many reviews the reader may move to it.</summary>
    public IReadOnlyList<(string ProcessId, string Name, int Reviews)> Outdated { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        ViewData["Title"] = "Your reviews";
        if (desk.PersonId is not { } person)
            return;
        Listed = await list.OfAsync(person, desk.Now, cancellation);
        Outdated = await moves.CountAsync(person, cancellation);
        var holidays = desk.Calendar.Holidays;
        CalendarEnds = holidays.EndsSoon(LondonTime.ToLocal(desk.Now).Date) && await actor.MayAsync(Permission.ManageCalendar, cancellation) ? holidays.LastKnown : null;
        SeesActions = await actions.MayAsync(person, cancellation);
        MayStart = (await starting.PartnershipsAsync(person, cancellation)).Count > 0;
    }
}
