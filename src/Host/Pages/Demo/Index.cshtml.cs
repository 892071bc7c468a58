using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime.Text;
using Reviews.Host.Demo;
using Reviews.Host.Queries;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Pages.Demo;

/// <summary>The demonstration's desk: its clock and its people.</summary>
[AllowAnonymous]
internal sealed class IndexModel(PeopleList people, MoveDemoClock clock, IClock time) : PageModel
{
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    public DemoPeople People { get; private set; } = new([], "");

    public bool HasReview { get; private set; }

    public bool IsBeforeFive => Now.Hour < 17;

    /// <summary>What stands in the field at first: the time it is.</summary>
    public string Suggested => Minutes.Format(Now);

    private LocalDateTime Now => LondonTime.ToLocal(time.GetCurrentInstant());

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        ViewData["Title"] = "Demonstration";
        People = new DemoPeople(await people.AllAsync(cancellation), "");
        HasReview = await clock.AnyReviewAsync(cancellation);
    }
}
