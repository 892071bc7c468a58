using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>
/// Southend and Essex on one installation: a review of each that only its own people are on, one of Essex with both who serve
/// both, and one of Southend that is shared with Quinn of Essex by name.
/// </summary>
public sealed class TwoPartnerships : IAsyncDisposable
{
    private TwoPartnerships(CaseWorld world) => World = world;

    public CaseWorld World { get; }

    /// <summary>Manages Southend's reviews; a police lead in Essex.</summary>
    public PersonAtWork Brook { get; private set; } = null!;

    /// <summary>Leads for the mental-health trust in both; the partner for health in Essex.</summary>
    public PersonAtWork Blake { get; private set; } = null!;

    /// <summary>Manages Essex's reviews.</summary>
    public PersonAtWork Emery { get; private set; } = null!;

    /// <summary>A deputy of the trust in Essex alone.</summary>
    public PersonAtWork Quinn { get; private set; } = null!;

    /// <summary>Leads for a hospital in Southend alone.</summary>
    public PersonAtWork Harper { get; private set; } = null!;

    /// <summary>Leads for a hospital in Essex alone.</summary>
    public PersonAtWork Lane { get; private set; } = null!;

    public MarkedReview Shared { get; private set; } = null!;

    public MarkedReview OnlySouthends { get; private set; } = null!;

    public MarkedReview OnlyEssexs { get; private set; } = null!;

    public MarkedReview EssexsWithBoth { get; private set; } = null!;

    public IReadOnlyList<MarkedReview> All => [Shared, OnlySouthends, OnlyEssexs, EssexsWithBoth];

    public IReadOnlyList<(PersonAtWork Person, IReadOnlyList<MarkedReview> On)> WhoIsOnWhat =>
    [
        (Brook, [Shared, OnlySouthends, EssexsWithBoth]), (Blake, [Shared, OnlyEssexs, EssexsWithBoth]), (Emery, [OnlyEssexs, EssexsWithBoth]),
        (Quinn, [Shared, EssexsWithBoth]), (Harper, [OnlySouthends]), (Lane, [OnlyEssexs]),
    ];

    public static async Task<TwoPartnerships> StartAsync()
    {
        var two = new TwoPartnerships(await CaseWorld.StartAsync(new LocalDateTime(2026, 12, 18, 10, 0)));
        two.Brook = await two.World.SomeoneInAsync("Brook", ("southend", "business-manager"), ("essex", "agency-lead:essex-police"));
        two.Blake = await two.World.SomeoneInAsync("Blake", ("southend", "agency-lead:eput"), ("essex", "agency-lead:eput"), ("essex", "safeguarding-partner:health"));
        two.Emery = await two.World.SomeoneInAsync("Emery", ("essex", "business-manager"));
        two.Quinn = await two.World.SomeoneInAsync("Quinn", ("essex", "agency-deputy:eput"));
        two.Harper = await two.World.SomeoneInAsync("Harper", ("southend", "agency-lead:southend-hospital"));
        two.Lane = await two.World.SomeoneInAsync("Lane", ("essex", "agency-lead:esneft"));
        two.Shared = await two.StartedAsync(two.Brook, "southend", "CSIN-11", "eput");
        two.OnlySouthends = await two.StartedAsync(two.Brook, "southend", "CSIN-22", "southend-hospital");
        two.OnlyEssexs = await two.StartedAsync(two.Emery, "essex", "CSIN-33", "esneft");
        two.EssexsWithBoth = await two.StartedAsync(two.Emery, "essex", "CSIN-44", "eput", "essex-police");
        var shared = await two.Brook.SendAsync(two.Shared.Path + "/invite", ("DisplayName", "Quinn"), ("Email", "quinn@example.org"), ("Part", "agency-deputy:eput"));
        shared.Text.Should().Contain("On this review").And.Contain("Quinn");
        await two.ReportAsync(two.Blake, two.Shared, "eput");
        await two.ReportAsync(two.Harper, two.OnlySouthends, "southend-hospital");
        await two.ReportAsync(two.Lane, two.OnlyEssexs, "esneft");
        foreach (var (manager, review, agency) in new[] { (two.Brook, two.Shared, "eput"), (two.Brook, two.OnlySouthends, "southend-hospital"), (two.Emery, two.OnlyEssexs, "esneft"), (two.Emery, two.EssexsWithBoth, "eput") })
        {
            (await manager.SendAsync(review.Path + "/registers/themes/entry", ("theme", "information-sharing"), ("words", $"word {review.Mark}"), ("improvement", "i"))).Status.Should().Be(HttpStatusCode.Redirect);
            (await manager.SendAsync(review.Path + "/follow-up/add", ("Kind", "recommendation"), ("What", $"to do {review.Mark}"), ("Owner", agency), ("DueOn.Day", "1"), ("DueOn.Month", "3"), ("DueOn.Year", "2027"))).Status.Should().Be(HttpStatusCode.Redirect);
        }

        await two.World.MoveToAsync(new LocalDateTime(2026, 12, 24, 12, 0));
        await two.World.RemindAsync();
        return two;
    }

    /// <summary>Addresses of pages and files of a review.</summary>
    public static IEnumerable<string> PathsOf(MarkedReview review) =>
    [
        review.Path, .. new[] { "/people", "/history", "/documents", "/timetable", "/dates", "/report", "/registers", "/registers/themes", "/process", "/invite", "/follow-up", "/record", "/give" }.Select(page => review.Path + page),
        .. review.Files.Select(file => $"/documents/{file:D}"), .. review.Tasks.Select(task => $"/tasks/{task:D}"),
    ];

    public async ValueTask DisposeAsync() => await World.DisposeAsync();

    private async Task<MarkedReview> StartedAsync(PersonAtWork manager, string partnership, string mark, params string[] agencies)
    {
        var sent = await manager.SendAsync(
            $"/reviews/start?partnership={partnership}",
            [("Answers.Partnership", partnership), .. agencies.Select(id => ("Answers.Agencies", id)), .. SouthendTeam.Notification.Where(field => field.Item1 != "rapid-review.reference"), ("rapid-review.reference", mark)]);
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
        var started = await manager.SendAsync(sent.Location!);
        started.Status.Should().Be(HttpStatusCode.Redirect, started.Text);
        await World.SweepAsync();
        var path = started.Location!.Split('?')[0];
        var reference = path.Split('/')[^1];
        return new MarkedReview(await World.ReadAsync(db => db.Reviews.Where(r => r.Reference == reference).Select(r => r.Id).SingleAsync()), reference, path, mark)
        {
            Tasks = await World.ReadAsync(db => db.ReviewTasks.Where(t => db.Reviews.Any(r => r.Id == t.ReviewId && r.Reference == reference)).Select(t => t.Id).ToListAsync()),
        };
    }

    private async Task ReportAsync(PersonAtWork lead, MarkedReview review, string agency)
    {
        var task = await World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.ReviewId == review.Id && t.ElementId == "agency-report" && t.SubjectId == agency));
        var sent = await lead.SendAsync($"/tasks/agency-report/{task.Id:D}", ("documents", $"report-{review.Mark}.pdf", SouthendTeam.Pdf), ("response", "report"), ("author", review.Mark), ("significantIssues", "no"));
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
        foreach (var file in await World.ReadAsync(db => db.Documents.Where(d => d.ReviewId == review.Id).Select(d => d.Id).ToListAsync()))
            review.Files.Add(file);
    }
}

/// <param name="Mark">What is typed into it and nowhere else.</param>
public sealed record MarkedReview(Guid Id, string Reference, string Path, string Mark)
{
    public IReadOnlyList<Guid> Tasks { get; init; } = [];

    public ICollection<Guid> Files { get; } = [];

    public IReadOnlyList<string> Marks => [Reference, Mark, Id.ToString("D")];
}
