using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>What happens by itself, as those see it who run the system and those who steer the review. It is 10am on Friday 18 December 2026, day 1.</summary>
public sealed class TimerPagesTests
{
    private const string Reports = "Write and return the agency’s report";

    [Fact]
    public async Task Whoever_steers_a_review_sees_what_happens_in_it_when_and_has_read_it()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var reads = await team.World.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Event == "case-read"));

        var page = await team.Manager.OpenAsync("/timers");

        page.Text.Should().Contain($"Closes “{Reports}” Thursday 31 December 2026, 9am. Review SOU-2026-0001")
            .And.Contain("Goes on to “Circulate the reports to all involved” Tuesday 29 December 2026, 5pm", "the wait for the reports")
            .And.Contain("Starts “Tell everyone that the limit is near” Wednesday 13 January 2027, 9am")
            .And.Contain($"Reminds whoever has “{Reports}” (Essex Police, public protection; Southend Children's Services; Southend Hospital) Thursday 24 December 2026, 9am")
            .And.Contain($"Tells the business manager that “{Reports}” (Essex Police, public protection; Southend Children's Services; Southend Hospital) is late Tuesday 29 December 2026, 5pm")
            .And.Contain("The process’s own limit: if it is not over, the partners and the business manager are told Wednesday 13 January 2027, 5pm");
        (await team.World.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Event == "case-read"))).Should().Be(reads + 1);
    }

    [Fact]
    public async Task To_an_administrator_and_a_manager_of_other_reviews_no_step_no_agency_and_no_number_is_told()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var other = await team.World.SomeoneAsync("Merle", "business-manager");
        foreach (var reader in new[] { team.Administrator, other })
        {
            var before = (await reader.OpenAsync("/timers")).Text;
            before.Should().Contain("Closes a step Thursday 31 December 2026, 9am. Review SOU-2026-0001").And.Contain("Reminds whoever has a step Thursday 24 December 2026, 9am")
                .And.NotContain("agency").And.NotContain("report").And.NotContain("Hospital").And.NotContain("Police").And.NotContain("Vote");
            (await reader.OpenAsync("/timers?kind=Closes")).Html.Should().NotContain("/timers/0").And.NotMatchRegex("href=\"/timers/[0-9a-f]", "who does not steer the review moves nothing in it");
        }

        var said = (await team.Administrator.OpenAsync("/timers")).Text;
        await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "findings.pdf");
        (await team.Administrator.OpenAsync("/timers")).Text.Should().Be(said, "how many agencies have not reported is not told");
    }

    [Fact]
    public async Task Nothing_on_the_pages_changes_when_a_vote_is_cast()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        await team.MeetAsync();
        var vote = await team.World.ReadAsync(db => db.ArmedTimers.Where(t => t.ElementId == "vote-closes").ToListAsync());
        vote.Should().HaveCount(3);
        var path = FormattableString.Invariant($"/timers/{vote[0].ProcessInstanceId:D}/vote-closes/{vote[0].DueAt.ToUnixTimeTicks()}");
        var reminder = TimerLinks.Paths(await team.Manager.OpenAsync("/timers?kind=Reminder"), "Reminds whoever has “")[0];
        var before = await ShownAsync();
        before[4].Should().Contain("Send it now").And.NotContain("Police");
        before[0].Should().Contain("Closes “").And.Contain("Reminds whoever has “");

        await team.Police.SendAsync(await team.Police.TaskAsync("vote", "police"), ("choice", "criteria-met"), ("follows", "commission"), ("conflict", "no"), ("reason", "r"));

        (await ShownAsync()).Should().Equal(before);
        async Task<string[]> ShownAsync() =>
        [
            (await team.Manager.OpenAsync("/timers")).Text,
            (await team.Administrator.OpenAsync("/timers")).Text,
            (await team.Manager.OpenAsync(path)).Text,
            (await team.Manager.SendAsync(path, ("Act", "move"), ("On.Day", "7"), ("On.Month", "1"), ("On.Year", "2027"), ("At", "12:00"), ("Why", "r"), ("step", "check"))).Text,
            (await team.Manager.OpenAsync(reminder)).Text,
        ];
    }

    [Fact]
    public async Task A_step_that_is_hidden_is_told_by_nothing_that_happens_to_it()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        await team.MeetAsync();
        foreach (var (person, partner, choice) in new[] { (team.Council, "local-authority", "commission"), (team.Police, "police", "none"), (team.Health, "health", "national-review") })
            (await person.SendAsync(await person.TaskAsync("vote", partner), ("choice", "criteria-met"), ("follows", choice), ("conflict", "no"), ("reason", "r"))).Status.Should().Be(HttpStatusCode.Redirect);
        await team.World.SweepAsync();
        var manager = Items(await team.Manager.OpenAsync("/timers?kind=Overdue"));
        var (settling, others) = (manager.Where(line => line.Contains("Settle where", StringComparison.Ordinal)).ToList(), manager.Where(line => !line.Contains("Settle where", StringComparison.Ordinal)).ToList());
        settling.Should().NotBeEmpty();

        foreach (var reader in new[] { team.Administrator, await team.World.SomeoneAsync("Merle", "business-manager") })
        {
            var told = Items(await reader.OpenAsync("/timers?kind=Overdue"));
            told.Should().HaveCount(others.Select(WhenOf).Distinct().Count(), "that no two partners agree is not theirs to know");
            told.Select(WhenOf).Should().NotContain(settling.Select(WhenOf).Except(others.Select(WhenOf)));
        }

        static string WhenOf(string line) => line[line.IndexOf("day ", StringComparison.Ordinal)..];
    }

    [Fact]
    public async Task What_closes_the_reports_is_moved_as_it_was_shown_and_once()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await LinkAsync(team, "Closes", "reports-close");

        var check = await team.Manager.SendAsync(path, ("Act", "move"), ("On.Day", "4"), ("On.Month", "1"), ("On.Year", "2027"), ("At", "12:00"), ("Why", "THE-REASON"), ("step", "check"));
        check.Status.Should().Be(HttpStatusCode.OK, check.Text);
        check.Text.Should().Contain("It was to be Thursday 31 December 2026, 9am").And.Contain("From now on Monday 4 January 2027, midday").And.Contain("Southend Hospital").And.Contain("THE-REASON")
            .And.Contain("If a step that it closes is due later by that, it goes as long after the step’s new date as it is after the old one.");
        (await ClosingAsync(team)).Should().OnlyContain(at => at == Instant.FromUtc(2026, 12, 31, 9, 0), "nothing moves before it is confirmed");

        var first = await team.Manager.PostAsync(path, check, [("step", "confirm")], null);
        (await team.Manager.PostAsync(path, check, [("step", "confirm")], null)).Location.Should().Be(first.Location);
        first.Location.Should().Be("/timers?done=moved", first.Text);
        (await ClosingAsync(team)).Should().HaveCount(3).And.OnlyContain(at => at == Instant.FromUtc(2027, 1, 4, 12, 0));
        (await team.Manager.OpenAsync("/timers")).Text.Should().Contain($"Closes “{Reports}” Monday 4 January 2027, midday");
        (await team.Council.OpenAsync(team.Review + "/history")).Text.Should()
            .Contain($"What happens by itself was moved: closes “{Reports}”, at midday on Monday 4 January 2027; it was to be at 9am on Thursday 31 December 2026.").And.Contain("THE-REASON");
        (await team.Manager.OpenAsync(team.Review + "/history")).Text.Split("What happens by itself was moved").Should().HaveCount(2, "three timers went together, and that is one act");

        var stale = await team.Manager.PostAsync(path, check, [("step", "confirm"), ("requestId", Guid.NewGuid().ToString("D"))], null);
        stale.Status.Should().Be(HttpStatusCode.Conflict);
        stale.Text.Should().Contain("was put to another time meanwhile").And.Contain("It is not to come any more");
    }

    [Fact]
    public async Task What_cannot_be_is_said_with_where_to_do_it_instead_and_what_was_typed_stays()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var closes = await LinkAsync(team, "Closes", "reports-close");
        var page = await team.Manager.OpenAsync(closes);
        page.Text.Should().Contain("It cannot happen now. No step is closed on people before it is due").And.Contain("It cannot be called off. The process might then wait for ever");
        page.Html.Should().NotContain("value=\"now\"").And.NotContain("value=\"off\"");
        foreach (var (act, day, error) in new[] { ("move", "28", "No step is closed on people before it is due"), ("off", "28", "wait for ever") })
        {
            var refused = await team.Manager.SendAsync(closes, ("Act", act), ("On.Day", day), ("On.Month", "12"), ("On.Year", "2026"), ("At", "12:00"), ("Why", "TYPED"), ("step", "check"));
            refused.Status.Should().Be(HttpStatusCode.BadRequest);
            refused.Text.Should().Contain("There is a problem").And.Contain(error).And.Contain("TYPED");
        }

        (await team.Manager.SendAsync(closes, ("step", "check"))).Text.Should().Contain("Select what is to be done").And.Contain("Enter the reason");
        (await team.Manager.SendAsync(closes, ("Act", "move"), ("On.Day", "14"), ("On.Month", "1"), ("On.Year", "2027"), ("At", "12:00"), ("Why", "r"), ("step", "check"))).Text.Should().Contain("must be by the outer limit, Wednesday 13 January 2027, 5pm");
        var waits = await LinkAsync(team, "GoesOn", "reports-due");
        (await team.Manager.OpenAsync(waits)).Text.Should().Contain($"It cannot be changed here. It happens when “{Reports}” is due: give that step another date, and it moves too").And.Contain("another date");
        // Its time has come and the sweep has not been: no other date would help.
        team.World.PassTo(new LocalDateTime(2026, 12, 31, 9, 0));
        var due = await team.Manager.OpenAsync(closes);
        due.Text.Should().Contain("Its time has come: it happens within a few seconds.").And.NotContain("It cannot be changed here");
        due.Html.Should().NotContain("move-step");
        team.World.PassTo(new LocalDateTime(2026, 12, 18, 10, 0));
        (await team.Manager.OpenAsync(await LinkAsync(team, "Starts", "limit-day"))).Text.Should().Contain("It cannot be called off. It is what tells people that the outer limit is near");
    }

    [Fact]
    public async Task The_alarm_is_let_happen_now_with_a_reason()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await LinkAsync(team, "Starts", "limit-day");
        var check = await team.Manager.SendAsync(path, ("Act", "now"), ("Why", "THE-REASON"), ("step", "check"));
        check.Text.Should().Contain("Check before you let it happen").And.Contain("From now on Now");

        (await team.Manager.PostAsync(path, check, [("step", "confirm")], null)).Location.Should().Be("/timers?done=now");
        await team.World.SweepAsync();

        (await team.MailsAsync(team.Police, "limit-near")).Should().ContainSingle();
        (await team.Manager.OpenAsync(team.Review + "/history")).Text.Should().Contain("What was to come was let happen at once: starts “Tell everyone that the limit is near”.");
    }

    [Fact]
    public async Task A_reminder_is_sent_now_and_another_not_at_all_from_the_page()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var reminder = TimerLinks.Paths(await team.Manager.OpenAsync("/timers?kind=Reminder"), $"Reminds whoever has “{Reports}”")[0];
        (await team.Manager.SendAsync(reminder, ("Act", "send"))).Text.Should().Contain("Enter the reason").And.Contain("Select whom it is about");
        var hospital = (await team.Hospital.TaskAsync("agency-report", "southend-hospital")).Split('/')[^1];
        (string, string)[] OnlyHospital(string act, string why) => [("Act", act), ("For", hospital), ("Why", why)];
        var page = await team.Manager.OpenAsync(reminder);
        var sent = await team.Manager.PostAsync(reminder, page, OnlyHospital("send", "THE-REASON"), null);
        sent.Location.Should().Be("/timers?done=sent", sent.Text);
        (await team.Manager.PostAsync(reminder, page, OnlyHospital("send", "THE-REASON"), null)).Location.Should().Be(sent.Location);
        (await team.MailsAsync(team.Hospital, "task-reminder")).Should().ContainSingle();
        (await team.MailsAsync(team.PoliceAgency, "task-reminder")).Should().BeEmpty("she was not chosen");
        (await team.Manager.OpenAsync(reminder)).Text.Should().Contain("Essex Police").And.NotContain("Southend Hospital", "hers is not to come any more");

        var escalation = TimerLinks.Paths(await team.Manager.OpenAsync("/timers?kind=Escalation"), $"Tells the business manager that “{Reports}”")[0];
        (await team.Manager.SendAsync(escalation, OnlyHospital("drop", "NOT-THIS-ONE"))).Location.Should().Be("/timers?done=dropped");
        var all = TimerLinks.Paths(await team.Administrator.OpenAsync("/timers?kind=Reminder"), "Reminds whoever has a step")[0];
        (await team.Administrator.SendAsync(all, ("Act", "drop"), ("Why", "FROM-AFAR"))).Location.Should().Be("/timers?done=dropped");
        var history = (await team.Manager.OpenAsync(team.Review + "/history")).Text;
        history.Should().Contain($"Reminded of “{Reports} – Southend Hospital”: agency lead for Southend Hospital").And.Contain("THE-REASON").And.Contain("is not escalated to: business manager").And.Contain("NOT-THIS-ONE").And.Contain("No reminder of").And.Contain("FROM-AFAR");
    }

    private static Task<List<Instant>> ClosingAsync(SouthendTeam team) => team.World.ReadAsync(db => db.ArmedTimers.Where(t => t.ElementId == "reports-close").Select(t => t.DueAt).ToListAsync());

    private static async Task<string> LinkAsync(SouthendTeam team, string kind, string element) =>
        Regex.Match((await team.Manager.OpenAsync("/timers?kind=" + kind)).Html, $"/timers/[0-9a-f-]+/{element}/[0-9]+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;

    private static List<string> Items(Answer page) =>
        [.. page.Html.Split("reviews-steps__item").Skip(1).Select(item => Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(item.Split("</div>")[0], "<[^>]+>", " ", RegexOptions.None, TimeSpan.FromSeconds(1))), @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1)))];
}
