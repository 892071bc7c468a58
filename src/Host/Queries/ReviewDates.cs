using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Queries;

/// <summary>The dates of a review: each as it stands, what it was before, and which processes count from it.</summary>
internal sealed class ReviewDates(ReviewsDb db, DefinitionShelf definitions)
{
    /// <summary>What every review is asked for; another is listed once it is known or something counts from it.</summary>
    private static readonly IReadOnlyList<CaseDate> Always = [CaseDate.Incident, CaseDate.Awareness, CaseDate.PartnershipTold, CaseDate.NotificationSent];

    public async Task<IReadOnlyList<ListedDate>> OfAsync(OpenCase opened, CancellationToken cancellation)
    {
        var rows = await CaseDateRows.RowsAsync(db, opened.Review.Id, cancellation);
        var names = await PeopleNames.OfAsync(db, rows.Select(row => row.By), cancellation);
        var listed = new List<ListedDate>();
        foreach (var date in CaseDate.All)
        {
            var counted = await DateForesight.CountedAsync(db, definitions, opened.Review.Id, date, cancellation);
            var values = rows.Where(row => row.Date == date.Id).Select(row => new GivenDate(new ClockAnchor(row.On, row.Time), names.Of(row.By), row.At, row.Why)).ToList();
            if (Always.Contains(date) || values.Count > 0 || counted.Count > 0)
                listed.Add(new ListedDate(date, values, [.. counted.Select(row => row.Name)]));
        }

        return listed;
    }

    public Task<CaseDates> KnownAsync(OpenCase opened, CancellationToken cancellation) => CaseDateRows.KnownAsync(db, opened.Review.Id, cancellation);
}

/// <param name="Values">The first first; the last stands.</param>
/// <param name="Counted">The names of the processes that count from it.</param>
internal sealed record ListedDate(CaseDate Date, IReadOnlyList<GivenDate> Values, IReadOnlyList<string> Counted)
{
    public GivenDate? Now => Values.Count > 0 ? Values[^1] : null;

    /// <summary>What stood before, the latest first, each with what took its place.</summary>
    public IEnumerable<(GivenDate Was, GivenDate Became)> Before => Values.Zip(Values.Skip(1)).Reverse();
}

/// <param name="Why">Why it took the place of the one before.</param>
internal sealed record GivenDate(ClockAnchor Value, string By, Instant At, string? Why);
