using Microsoft.Playwright;
using NodaTime.Text;
using Reviews.Browser.Tests.Driving;

namespace Reviews.Browser.Tests.Stories;

/// <summary>
/// What days are counted from, and what over, changes while a review runs: its date is corrected, then a bank holiday is
/// announced. Each time it is shown what would move; confirmed, exactly that has moved, and nothing else.
/// </summary>
[Collection(WithABrowser.Name)]
public sealed class ALateHoliday(Chromium chromium)
{
    private const string Announced = """
        {"england-and-wales":{"division":"england-and-wales","events":[{"title":"A day of thanks","date":"2026-12-21","notes":"","bunting":true}]}}
        """;

    private static readonly LocalDateTimePattern[] Words =
        [.. new[] { "dddd d MMMM uuuu, htt", "dddd d MMMM uuuu, h:mmtt" }.Select(LocalDateTimePattern.CreateWithInvariantCulture)];

    [Fact]
    public async Task A_corrected_date_and_an_imported_holiday_move_exactly_the_deadlines_that_were_shown()
    {
        await using var stage = await Stage.OpenAsync(chromium.Browser);
        var story = new RapidReviewStory(stage, ["childrens-services", "southend-hospital"], ["Southend Children's Services", "Southend Hospital"]);
        await story.StartAsync();
        await story.ReportAsync("Southend Hospital", place: 2);
        var manager = await stage.AsAsync(Part.BusinessManager);
        var lead = await stage.AsAsync(Part.LeadOf("Southend Children's Services"));
        var feeds = new List<Feed>();
        foreach (var part in new[] { Part.BusinessManager, Part.LeadOf("Southend Children's Services"), Part.LeadOf("Southend Hospital"), Part.LocalAuthority, Part.DesignatedNurse })
            feeds.Add(await Feed.OfAsync(await stage.AsAsync(part)));

        var before = await ReadAsync(feeds);
        await manager.Page.GotoAsync(story.ReviewPath + "/timetable");
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "Correct this date" }).ClickAsync();
        await manager.FillAsync(new() { ["On"] = "2026-12-17", ["At"] = "16:00", ["Why"] = RapidReviewStory.Secret });
        await ClickAsync(manager, "See what moves");
        var shown = await ShownAsync(manager);
        (await ReadAsync(feeds)).Should().BeEquivalentTo(before, "nothing moves before it is confirmed");
        await ClickAsync(manager, "Correct the date");
        var corrected = await ReadAsync(feeds);
        SeeExactly(shown, before, corrected);
        await SeeToldAsync(stage, story, lead, "2026-12-18T10:30", "New date: agency report due 5pm on Thursday 24 December 2026");
        (await manager.ReadAsync(story.ReviewPath + "/history")).Should().Contain("was corrected from 9:40am on Friday 18 December 2026 to 4pm on Thursday 17 December 2026");

        var administrator = await stage.AsAsync(Part.Administrator);
        await administrator.Page.GotoAsync("/calendar/holidays");
        await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Import GOV.UK’s list" }).ClickAsync();
        await administrator.BringAsync([new FilePayload { Name = "bank-holidays.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(Announced) }]);
        await administrator.FillAsync(new() { ["Why"] = RapidReviewStory.Secret });
        await ClickAsync(administrator, "See what moves");
        (await administrator.Page.Locator("main").InnerTextAsync()).Should().Contain("Monday 21 December 2026").And.Contain(story.Reference).And.NotContain("Southend");
        shown = await ShownAsync(administrator);
        shown.Should().Contain((new LocalDateTime(2026, 12, 24, 17, 0), new LocalDateTime(2026, 12, 29, 17, 0)), "that is day 6, and the 25th and the 28th are bank holidays");
        (await ReadAsync(feeds)).Should().BeEquivalentTo(corrected);
        await ClickAsync(administrator, "Change the bank holidays");
        await Assertions.Expect(administrator.Page.Locator(".govuk-notification-banner--success")).ToContainTextAsync("in 1 review, and those who have them are told");
        SeeExactly(shown, corrected, await ReadAsync(feeds));

        await SeeToldAsync(stage, story, lead, "2026-12-18T10:45", "New date: agency report due 5pm on Tuesday 29 December 2026");
        (await manager.ReadAsync(story.ReviewPath + "/history")).Should().Contain("New bank holiday: Monday 21 December 2026 (A day of thanks).");
        await manager.Page.GotoAsync(story.ReviewPath + "/timetable");
        await manager.Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => { details.open = true; })");
        (await manager.Page.Locator("main").InnerTextAsync()).Should().Contain("Not counted: A day of thanks");
    }

    private static async Task ClickAsync(Player player, string button)
    {
        await player.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Assertions.Expect(player.Page.Locator(".govuk-error-summary")).ToHaveCountAsync(0);
    }

    /// <summary>From what to what each open deadline would move, as the page says it; the outer limit is nobody's deadline.</summary>
    private static async Task<IReadOnlyList<(LocalDateTime From, LocalDateTime To)>> ShownAsync(Player player)
    {
        var shown = new List<(LocalDateTime, LocalDateTime)>();
        foreach (var row in await player.Page.Locator("main table tbody tr").AllAsync())
        {
            var cells = await row.Locator("td").AllInnerTextsAsync();
            if (!(await row.Locator("th").InnerTextAsync()).StartsWith("Outer limit", StringComparison.Ordinal))
                shown.Add((Read(cells[0]), Read(cells[1])));
        }

        shown.Should().NotBeEmpty();
        return shown;
    }

    /// <summary>Whatever is in somebody's calendar has moved as one of the lines shown, as a change of the same event; each line has moved something; all else is as it was.</summary>
    private static void SeeExactly(
        IReadOnlyList<(LocalDateTime From, LocalDateTime To)> shown, IReadOnlyDictionary<string, Feed.Entry> before, IReadOnlyDictionary<string, Feed.Entry> after)
    {
        after.Keys.Should().BeEquivalentTo(before.Keys);
        var moved = before.Where(one => after[one.Key] != one.Value).ToList();
        moved.Select(one => (one.Value.Due, after[one.Key].Due)).Distinct().Should().BeEquivalentTo(shown.Distinct());
        moved.Should().OnlyContain(one => after[one.Key].Sequence == one.Value.Sequence + 1);
    }

    private static async Task<IReadOnlyDictionary<string, Feed.Entry>> ReadAsync(IEnumerable<Feed> feeds)
    {
        var all = new Dictionary<string, Feed.Entry>();
        foreach (var feed in feeds)
        {
            foreach (var (uid, entry) in await feed.ReadAsync())
                all[uid] = entry;
        }

        all.Should().NotBeEmpty();
        return all;
    }

    private static async Task SeeToldAsync(Stage stage, RapidReviewStory story, Player player, string london, string subject)
    {
        await stage.MoveClockToAsync(london);
        var mail = stage.Mails().Where(m => m.To == player.Email && m.Subject.StartsWith(subject, StringComparison.Ordinal)).Should().ContainSingle().Subject;
        mail.Subject.Should().EndWith(story.Reference);
        mail.Text.Should().NotContain(RapidReviewStory.Secret);
        var hospital = await stage.AsAsync(Part.LeadOf("Southend Hospital"));
        stage.Mails().Should().NotContain(m => m.To == hospital.Email && m.Subject.StartsWith("New date", StringComparison.Ordinal), "its report is in, and closed ones never move");
    }

    private static LocalDateTime Read(string words) => Words.Select(pattern => pattern.Parse(words.Split('\n')[0].Trim())).First(parsed => parsed.Success).Value;
}
