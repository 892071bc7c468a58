using Microsoft.Playwright;
using NodaTime.Text;
using Reviews.Browser.Tests.Driving;

namespace Reviews.Browser.Tests.Stories;

/// <summary>
/// What days are counted from, and what over, changes while a review runs: its date is corrected, then a bank holiday is
/// announced. Each time it is shown what would move; confirmed, exactly that has moved, and nothing else. The panel meeting is a
/// booking of people: it is warned of, and moves when the manager moves it.
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
        await manager.DoAsync("Commission the rapid review", new()
        {
            ["panelDate"] = "2026-12-31",
            ["panelTime.time"] = "10:00",
            ["panelPlace"] = "Civic Centre",
            ["template"] = "first",
            ["modifiedResponse"] = "no",
        });
        await stage.MoveClockToAsync("2026-12-18T10:15");
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
        (await manager.Page.Locator("main").InnerTextAsync()).Should().Contain("The panel is to meet at 10am on Thursday 31 December 2026. That is day 8 of the review, and would be day 9.");
        var movesPanel = await manager.Page.GetByRole(AriaRole.Link, new() { Name = "give the panel meeting another date" }).GetAttributeAsync("href");
        await ClickAsync(manager, "Correct the date");
        var corrected = await ReadAsync(feeds);
        SeeExactly(shown, before, corrected);
        await SeeToldAsync(stage, story, lead, "2026-12-18T10:30", "New date: agency report due 5pm on Thursday 24 December 2026");
        (await manager.ReadAsync(story.ReviewPath + "/history")).Should().Contain("was corrected from 9:40am on Friday 18 December 2026 to 4pm on Thursday 17 December 2026");

        stage.Mails().Should().ContainSingle(m => m.To == manager.Email && m.Subject.StartsWith("The panel meeting is now on day 9 of the review", StringComparison.Ordinal));
        await SeeMeetingMovedAsync(stage, story, manager, movesPanel!, feeds, corrected);
        corrected = await ReadAsync(feeds);

        var administrator = await stage.AsAsync(Part.Administrator);
        await administrator.Page.GotoAsync("/calendar/holidays");
        await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Import GOV.UK’s list" }).ClickAsync();
        await administrator.BringAsync([new FilePayload { Name = "bank-holidays.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(Announced) }]);
        await administrator.FillAsync(new() { ["Why"] = RapidReviewStory.Secret });
        await ClickAsync(administrator, "See what moves");
        (await administrator.Page.Locator("main").InnerTextAsync()).Should().Contain("Friday 25 December 2026", "it is known, and this list does not have it");
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

    /// <summary>The manager puts the meeting back on day 8, from the page that the preview led to: it alone moves, in every calendar that has it.</summary>
    private static async Task SeeMeetingMovedAsync(
        Stage stage, RapidReviewStory story, Player manager, string path, IReadOnlyList<Feed> feeds, IReadOnlyDictionary<string, Feed.Entry> before)
    {
        await manager.Page.GotoAsync(path);
        (await manager.Page.Locator("select[name=Moves]").InputValueAsync()).Should().Be("panel-meeting");
        await manager.FillAsync(new() { ["On"] = "2026-12-30", ["At"] = "17:00", ["Why"] = RapidReviewStory.Secret });
        await ClickAsync(manager, "See what moves");
        await ClickAsync(manager, "Move the step");
        var after = await ReadAsync(feeds);
        var (uid, was) = before.Where(one => after[one.Key] != one.Value).Should().ContainSingle().Subject;
        (was.Due, was.Sequence).Should().Be((new LocalDateTime(2026, 12, 31, 10, 0), 0));
        after[uid].Should().Be(new Feed.Entry(new LocalDateTime(2026, 12, 30, 10, 0), 1));

        await stage.MoveClockToAsync("2026-12-18T10:35");
        var partner = await stage.AsAsync(Part.LocalAuthority);
        var mails = stage.Mails().Where(m => m.To == partner.Email && m.Text.Contains($"UID:{uid}", StringComparison.Ordinal)).ToList();
        mails.Should().HaveCount(2, "the invitation, and its change").And.OnlyContain(m => m.Text.Contains("METHOD:REQUEST", StringComparison.Ordinal) && m.Subject.EndsWith(story.Reference, StringComparison.Ordinal));
        mails.Should().ContainSingle(m => m.Text.Contains("SEQUENCE:1", StringComparison.Ordinal)).Which.Text.Should().Contain("DTSTART;TZID=Europe/London:20261230T100000");
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
