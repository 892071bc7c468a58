using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>The administrator's pages of bank holidays: what would move is shown, and confirmed it moves, and nothing else does.</summary>
public sealed class HolidayPagesTests
{
    private const string Known = "/calendar/holidays";
    private const string Add = "/calendar/holidays/add";
    private const string Import = "/calendar/holidays/import";

    private static readonly (string, string)[] TheDayBefore =
        [("On.Day", "21"), ("On.Month", "12"), ("On.Year", "2026"), ("Name", "A day of thanks"), ("Why", "THE-REASON"), ("step", "check")];

    [Fact]
    public async Task Open_deadlines_move_as_they_were_shown_and_closed_ones_never()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "findings.pdf");
        var before = await TasksAsync(team);
        var feed = Regex.Match((await team.PoliceAgency.SendAsync("/calendar", ("act", "make"))).Html, "/calendar/[A-Za-z0-9_-]+\\.ics", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        (await team.World.Stranger().OpenAsync(feed)).Html.Should().Contain("SEQUENCE:0\r\n").And.Contain("20261229T170000");

        var check = await team.Administrator.SendAsync(Add, TheDayBefore);
        check.Status.Should().Be(HttpStatusCode.OK, check.Text);
        check.Text.Should().Contain("New bank holiday Monday 21 December 2026 : A day of thanks").And.Contain("SOU-2026-0001")
            .And.Contain("Agency report Tuesday 29 December 2026, 5pm Wednesday 30 December 2026, 5pm")
            .And.Contain("Outer limit Wednesday 13 January 2027, 5pm Thursday 14 January 2027, 5pm").And.Contain("What is closed never moves")
            .And.NotContain("Southend Hospital").And.NotContain("Essex Police", "an administrator is told of a case what a mail tells, and no more");
        (await TasksAsync(team)).Should().BeEquivalentTo(before, "nothing moves before it is confirmed");

        var first = await team.Administrator.PostAsync(Add, check, [("step", "confirm")], null);
        var again = await team.Administrator.PostAsync(Add, check, [("step", "confirm")], null);
        first.Status.Should().Be(HttpStatusCode.Redirect, first.Text);
        again.Location.Should().Be(first.Location);
        (await team.Administrator.OpenAsync(first.Location!)).Text.Should().Contain("open deadlines moved in 1 review").And.Contain("Ash, Friday 18 December 2026, 10am: THE-REASON");

        var after = await TasksAsync(team);
        after.Single(t => t.SubjectId == "southend-hospital" && t.ElementId == "agency-report").Due.Should().Be(new LocalDateTime(2026, 12, 29, 17, 0), "its report is in");
        after.Single(t => t.SubjectId == "essex-police" && t.ElementId == "agency-report").Due.Should().Be(new LocalDateTime(2026, 12, 30, 17, 0));
        (await team.MailsAsync(team.PoliceAgency, "deadline-changed")).Should().ContainSingle().Which.Body.Should().NotContain("THE-REASON").And.NotContain("Police");
        (await team.MailsAsync(team.Hospital, "deadline-changed")).Should().BeEmpty();
        (await team.World.Stranger().OpenAsync(feed)).Html.Should().Contain("SEQUENCE:1\r\n").And.Contain("20261230T170000").And.NotContain("20261229T170000");
        (await team.Council.OpenAsync(team.Review + "/timetable")).Text.Should().Contain("Monday 21 December 2026 Not counted: A day of thanks");
        (await team.Council.OpenAsync(team.Review + "/history")).Text.Should().Contain("New bank holiday: Monday 21 December 2026 (A day of thanks).");
    }

    [Fact]
    public async Task Whoever_is_on_the_review_sees_whose_deadlines_move_and_has_read_it()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var reads = await ReadsAsync(team);

        (await team.Manager.SendAsync(Add, TheDayBefore)).Text.Should()
            .Contain("Write and return the agency").And.Contain("Essex Police, public protection, Southend Children's Services, Southend Hospital Tuesday 29 December 2026, 5pm Wednesday 30 December 2026, 5pm");

        (await ReadsAsync(team)).Should().Be(reads + 1);

        static Task<int> ReadsAsync(SouthendTeam team) => team.World.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Event == "case-read"));
    }

    [Fact]
    public async Task What_has_changed_since_it_was_shown_is_told_and_moves_nothing()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var check = await team.Administrator.SendAsync(Add, TheDayBefore);
        await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "findings.pdf");
        var before = await TasksAsync(team);

        var stale = await team.Administrator.PostAsync(Add, check, [("step", "confirm")], null);
        stale.Status.Should().Be(HttpStatusCode.Conflict);
        stale.Text.Should().Contain("There is a problem").And.Contain("have changed since you opened this").And.Contain("THE-REASON").And.Contain("Check what moves");
        (await TasksAsync(team)).Should().BeEquivalentTo(before);

        (await team.Administrator.PostAsync(Add, stale, [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);
        (await TasksAsync(team)).Should().NotBeEquivalentTo(before);
    }

    [Fact]
    public async Task GOV_UKs_list_is_imported_and_a_date_is_withdrawn_again()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        const string List = """{"england-and-wales":{"division":"england-and-wales","events":[{"title":"Christmas Day","date":"2026-12-25","notes":"","bunting":true},{"title":"A day of thanks","date":"2026-12-21","notes":"Once","bunting":true}]}}""";
        var asked = await team.Administrator.SendAsync(Import, ("List", "bank-holidays.json", List), ("Why", "THE-REASON"), ("step", "check"));
        var check = await team.Administrator.PostAsync(Import, asked, [("step", "check")], null);
        check.Text.Should().Contain("New bank holiday Monday 21 December 2026 : A day of thanks").And.NotContain("Christmas Day", "it is known already");
        var done = await team.Administrator.PostAsync(Import, check, [("step", "confirm")], null);
        done.Status.Should().Be(HttpStatusCode.Redirect, done.Text);
        (await team.Administrator.OpenAsync(Known)).Text.Should().Contain("A day of thanks (Once)");

        var withdraw = Known + "/withdraw/2026-12-21";
        (await team.Administrator.SendAsync(withdraw, ("Why", ""), ("step", "check"))).Text.Should().Contain("Enter the reason for the change");
        var back = await team.Administrator.SendAsync(withdraw, ("Why", "WITHDRAWN-AGAIN"), ("step", "check"));
        back.Text.Should().Contain("No bank holiday any more Monday 21 December 2026").And.Contain("Wednesday 30 December 2026, 5pm Tuesday 29 December 2026, 5pm");
        var gone = await team.Administrator.PostAsync(withdraw, back, [("step", "confirm")], null);
        gone.Status.Should().Be(HttpStatusCode.Redirect, gone.Text);
        (await team.Administrator.PostAsync(withdraw, back, [("step", "confirm")], null)).Location.Should().Be(gone.Location);
        (await team.Administrator.PostAsync(withdraw, back, [("step", "confirm"), ("requestId", Guid.NewGuid().ToString("D"))], null)).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.Administrator.OpenAsync(Known)).Text.Should().Contain("withdrawn by Ash on Friday 18 December 2026, 10am: WITHDRAWN-AGAIN");
        (await team.Administrator.OpenAsync(withdraw)).Status.Should().Be(HttpStatusCode.NotFound);
        (await TasksAsync(team)).Where(t => t.ElementId == "agency-report").Should().OnlyContain(t => t.Due == new LocalDateTime(2026, 12, 29, 17, 0));
    }

    [Fact]
    public async Task A_bank_holiday_that_GOV_UK_moved_is_asked_about_and_counts_once()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        const string Moved = """{"england-and-wales":{"division":"england-and-wales","events":[{"title":"New Year’s Day","date":"2027-01-01"},{"title":"Good Friday","date":"2027-03-26"},{"title":"Easter Monday","date":"2027-03-29"},{"title":"Early May bank holiday (VE day)","date":"2027-05-07"},{"title":"Spring bank holiday","date":"2027-05-31"},{"title":"Summer bank holiday","date":"2027-08-30"},{"title":"Christmas Day","date":"2027-12-27"},{"title":"Boxing Day","date":"2027-12-28"}]}}""";
        var asked = await team.Administrator.SendAsync(Import, ("List", "bank-holidays.json", Moved), ("Why", "THE-REASON"), ("step", "check"));
        asked.Status.Should().Be(HttpStatusCode.OK, asked.Text);
        asked.Text.Should().Contain("not in the list").And.Contain("Monday 3 May 2027").And.NotContain("2026", "the list says nothing of that year").And.NotContain("Check what moves");
        asked.Html.Should().NotContain("checked");

        var stays = await team.Administrator.PostAsync(Import, asked, [("step", "check")], null);
        stays.Text.Should().Contain("New bank holiday Friday 7 May 2027").And.Contain("Not in the list, stays a bank holiday Monday 3 May 2027").And.NotContain("No bank holiday any more");
        (await team.Administrator.PostAsync(Import, asked, [("Withdraw", "2027-01-01"), ("step", "check")], null)).Status.Should().Be(HttpStatusCode.BadRequest, "only what the list leaves out is withdrawn with it");
        var goes = await team.Administrator.PostAsync(Import, asked, [("Withdraw", "2027-05-03"), ("step", "check")], null);
        goes.Text.Should().Contain("New bank holiday Friday 7 May 2027").And.Contain("No bank holiday any more Monday 3 May 2027").And.NotContain("stays a bank holiday").And.Contain("THE-REASON");
        (await team.Administrator.OpenAsync(Known)).Text.Should().Contain("Monday 3 May 2027").And.NotContain("Friday 7 May 2027", "nothing changes before it is confirmed");
        (await team.Administrator.PostAsync(Import, goes, [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);
        var known = (await team.Administrator.OpenAsync(Known)).Text;
        known.Should().Contain("Friday 7 May 2027").And.Contain("Monday 3 May 2027 (Early May bank holiday), withdrawn by Ash");

        (await team.Administrator.SendAsync(Import, ("List", "bank-holidays.json", Moved), ("Why", "r"), ("step", "check"))).Text.Should().Contain("Every date in it is known already");
    }

    [Fact]
    public async Task What_cannot_be_right_is_refused_with_all_that_was_typed()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var nothing = await team.Administrator.SendAsync(Add, ("step", "check"));
        nothing.Status.Should().Be(HttpStatusCode.BadRequest);
        nothing.Text.Should().Contain("Enter the day").And.Contain("Enter what the bank holiday is called").And.Contain("Enter the reason for the change");
        (await team.Administrator.SendAsync(Add, [("On.Day", "25"), .. TheDayBefore[1..]])).Text.Should().Contain("Friday 25 December 2026 is a bank holiday already: Christmas Day");
        (await team.Administrator.SendAsync(Add, [.. TheDayBefore[..2], ("On.Year", "2031"), .. TheDayBefore[3..]])).Text.Should().Contain("to Tuesday 26 December 2028");

        const string Wrong = """{"england-and-wales":{"division":"scotland","events":[{"title":"A","date":"2026-12-21"},{"title":"B","date":"2026-12-21"}]}}""";
        var wrong = await team.Administrator.SendAsync(Import, ("List", "list.json", Wrong), ("Why", "TYPED"), ("step", "check"));
        wrong.Status.Should().Be(HttpStatusCode.BadRequest);
        wrong.Text.Should().Contain("Expected the division \"england-and-wales\", but it calls itself \"scotland\".").And.Contain("expected each date once, but 2026-12-21 is event 1 already").And.Contain("TYPED");
        (await team.Administrator.SendAsync(Import, ("Why", "TYPED"), ("step", "check"))).Text.Should().Contain("Choose the file with GOV.UK’s list");
        (await team.Administrator.SendAsync(Import, ("Announced", "[[\"x\"]]"), ("Why", "TYPED"), ("step", "confirm"))).Status.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_panel_meeting_on_the_new_holiday_is_warned_of_and_its_business_manager_told()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.DoneAsync(
            team.Manager,
            "commission",
            ("panelDate.Day", "31"), ("panelDate.Month", "12"), ("panelDate.Year", "2026"), ("panelTime.time", "10:00"), ("panelPlace", "Room 3"),
            ("template", "standard"), ("modifiedResponse", "no"));

        var check = await team.Administrator.SendAsync(Add, [("On.Day", "31"), .. TheDayBefore[1..]]);
        check.Text.Should().Contain("The panel meeting of SOU-2026-0001 is at 10am on Thursday 31 December 2026, which is to be a bank holiday");
        (await team.Administrator.PostAsync(Add, check, [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);

        (await team.MailsAsync(team.Manager, "panel-on-bank-holiday")).Should().ContainSingle().Which.Body.Should().Contain("is to meet at 10am on Thursday 31 December 2026");
    }

    [Fact]
    public async Task A_step_that_is_hidden_is_not_told_to_an_administrator_by_its_kind_and_hour()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        await team.MeetAsync();
        foreach (var (person, partner, choice) in new[] { (team.Council, "local-authority", "commission"), (team.Police, "police", "none"), (team.Health, "health", "national-review") })
            (await person.SendAsync(await person.TaskAsync("vote", partner), ("choice", "criteria-met"), ("follows", choice), ("conflict", "no"), ("reason", "r"))).Status.Should().Be(HttpStatusCode.Redirect);
        await team.World.SweepAsync();
        (string, string)[] ofTwelfthNight = [("On.Day", "6"), ("On.Month", "1"), ("On.Year", "2027"), .. TheDayBefore[3..]];

        (await team.Manager.SendAsync(Add, ofTwelfthNight)).Text.Should().Contain("Settle where no two partners agree Thursday 7 January 2027, 9am");
        (await team.Administrator.SendAsync(Add, ofTwelfthNight)).Text.Should().Contain("Outer limit").And.NotContain("7 January 2027, 9am", "that no two partners agreed is not theirs to know");
    }

    [Fact]
    public async Task The_end_of_the_calendar_is_warned_of_from_twelve_months_before()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        team.World.PassTo(new LocalDateTime(2027, 12, 25, 12, 0));
        (await team.Manager.OpenAsync("/reviews")).Text.Should().NotContain("Bank holidays are known up to");
        (await team.Administrator.OpenAsync(Known)).Text.Should().NotContain("Warning Bank holidays are known up to");

        team.World.PassTo(new LocalDateTime(2027, 12, 26, 12, 0));
        (await team.Manager.OpenAsync("/reviews")).Text.Should().Contain("Bank holidays are known up to Tuesday 26 December 2028");
        (await team.Hospital.OpenAsync("/reviews")).Text.Should().NotContain("Bank holidays are known up to", "she can import none");
        (await team.Administrator.OpenAsync(Known)).Text.Should().Contain("Warning Bank holidays are known up to Tuesday 26 December 2028");
    }

    private static Task<List<ReviewTaskRow>> TasksAsync(SouthendTeam team) =>
        team.World.ReadAsync(db => db.ReviewTasks.AsNoTracking().OrderBy(t => t.EngineInstanceId).ToListAsync());
}
