using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime.Text;
using Reviews.Host.Queries;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Pages.Calendar.Holidays;

/// <summary>The bank holidays that are known and still to come, when they end, and how each came to be known.</summary>
[Authorize("manage-calendar")]
internal sealed class IndexModel(CaseDesk desk, KnownHolidays holidays) : PageModel
{
    public IReadOnlyList<KnownHoliday> Ahead { get; private set; } = [];

    public IReadOnlyList<BankHolidayRow> Withdrawn { get; private set; } = [];

    public PeopleNames Names { get; private set; } = null!;

    public LocalDate LastKnown => desk.Calendar.Holidays.LastKnown;

    public bool EndsSoon => desk.Calendar.Holidays.EndsSoon(Today);

    /// <summary>What a change just made moved; null before one.</summary>
    public (int Deadlines, int Reviews)? Done { get; private set; }

    private LocalDate Today => LondonTime.ToLocal(desk.Now).Date;

    public async Task OnGetAsync(int? deadlines, int? reviews, CancellationToken cancellation)
    {
        ViewData["Title"] = "Bank holidays";
        Done = deadlines is { } moved ? (moved, reviews ?? 0) : null;
        Ahead = await holidays.AheadAsync(Today, cancellation);
        Withdrawn = await holidays.WithdrawnAsync(Today, cancellation);
        Names = await holidays.NamesAsync(Ahead.Select(known => known.Imported?.By).Concat(Withdrawn.Select(row => (string?)row.By)), cancellation);
    }

    public string From(KnownHoliday known) => known.Imported is { } row ? $"{Names.Of(row.By)}, {DueWords.Moment(row.At)}: {row.Why}" : "The list that came with the service";

    public static string PathOf(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
