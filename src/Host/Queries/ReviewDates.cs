using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Queries;

/// <summary>The dates of a review: each as it stands, what it was before, and which processes count from it.</summary>
internal sealed class ReviewDates(ReviewsDb db, DefinitionShelf definitions)
{
    /// <summary>What a review is asked for whose type names nothing else; another is listed once it is known or something counts from it.</summary>
    private static readonly IReadOnlyList<CaseDate> Always = [CaseDate.Incident, CaseDate.Awareness, CaseDate.PartnershipTold, CaseDate.NotificationSent];

    public async Task<IReadOnlyList<ListedDate>> OfAsync(OpenCase opened, CancellationToken cancellation)
    {
        var rows = await CaseDateRows.RowsAsync(db, opened.Review.Id, cancellation);
        var names = await PeopleNames.OfAsync(db, rows.Select(row => row.By), cancellation);
        var listed = new List<ListedDate>();
        var types = await TypesAsync(opened.Review.Id, cancellation);
        var asked = types.SelectMany(type => ReviewProperties.AskedDatesOf(type).Select(type.Date)).OfType<CaseDate>().ToList();
        var always = asked.Count > 0 ? asked : Always;
        foreach (var date in CaseDate.All.Concat(Own(types, rows)))
        {
            var counted = await DateForesight.CountedAsync(db, definitions, opened.Review.Id, date, cancellation);
            var values = rows.Where(row => row.Date == date.Id).Select(row => new GivenDate(new ClockAnchor(row.On, row.Time), names.Of(row.By), row.At, row.Why)).ToList();
            if (always.Contains(date) || values.Count > 0 || counted.Count > 0)
                listed.Add(new ListedDate(date, values, [.. counted.Select(row => row.Name)]));
        }

        return listed;
    }

    /// <summary>The date of that id which every review knows, or this one by its type; null for any other.</summary>
    public async Task<CaseDate?> FindAsync(OpenCase opened, string id, CancellationToken cancellation) => CaseDate.Find(id)
        ?? Own(await TypesAsync(opened.Review.Id, cancellation), await CaseDateRows.RowsAsync(db, opened.Review.Id, cancellation)).FirstOrDefault(date => date.Id == id);

    public Task<CaseDates> KnownAsync(OpenCase opened, CancellationToken cancellation) => CaseDateRows.KnownAsync(db, opened.Review.Id, cancellation);

    /// <summary>As the processes word them; of one that none of them names any more, as it was recorded.</summary>
    private static IEnumerable<CaseDate> Own(IReadOnlyList<ProcessDefinition> types, IEnumerable<CaseDateRow> rows) =>
        types.SelectMany(type => type.OwnDates).Concat(rows.Select(row => row.Which).OfType<CaseDate>().Where(date => !date.IsKnownToAll)).Distinct();

    /// <summary>The processes of the review, each in the version it runs by, the first begun first.</summary>
    private async Task<IReadOnlyList<ProcessDefinition>> TypesAsync(Guid reviewId, CancellationToken cancellation)
    {
        var begun = await db.ProcessInstances.AsNoTracking().Where(p => p.ReviewId == reviewId).OrderBy(p => p.StartedAt).ThenBy(p => p.Id)
            .Select(p => new { p.ProcessId, p.DefinitionVersion }).ToListAsync(cancellation);
        var types = new List<ProcessDefinition>();
        foreach (var one in begun.Distinct())
            types.Add(await definitions.PinnedAsync(one.ProcessId, one.DefinitionVersion, cancellation));
        return types;
    }
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
