using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>A step of a running review is given another date by hand: what moves is shown, and confirmed it moves, and nothing else does.</summary>
public sealed class MoveStepTests
{
    private static readonly (string, string)[] ReportsADayLater = To("agency-report", 30, 12, 2026, "check");

    [Fact]
    public async Task An_open_step_moves_with_what_closes_it_and_shows_the_date_it_had()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "findings.pdf");
        var path = await PathAsync(team);
        (await team.Manager.OpenAsync(team.Review)).Html.Should().Contain($"href=\"{path}\"");

        var check = await team.Manager.SendAsync(path, ReportsADayLater);
        check.Status.Should().Be(HttpStatusCode.OK, check.Text);
        check.Text.Should().Contain("Due until now Tuesday 29 December 2026, 5pm").And.Contain("Due from now on Wednesday 30 December 2026, 5pm")
            .And.Contain("Essex Police").And.Contain("What closes the step").And.Contain("THE-REASON")
            .And.Contain("Circulate").And.Contain("Nothing moves them").And.NotContain("Southend Hospital", "its report is in");
        (await ReportsAsync(team)).Should().OnlyContain(t => t.Due == new LocalDateTime(2026, 12, 29, 17, 0), "nothing moves before it is confirmed");

        var first = await team.Manager.PostAsync(path, check, [("step", "confirm")], null);
        (await team.Manager.PostAsync(path, check, [("step", "confirm")], null)).Location.Should().Be(first.Location);
        first.Status.Should().Be(HttpStatusCode.Redirect, first.Text);

        (await ReportsAsync(team)).Where(t => t.IsOpen).Should().NotBeEmpty().And.OnlyContain(t => t.Due == new LocalDateTime(2026, 12, 30, 17, 0));
        (await ReportsAsync(team)).Single(t => !t.IsOpen).Due.Should().Be(new LocalDateTime(2026, 12, 29, 17, 0));
        (await team.World.ReadAsync(db => db.ArmedTimers.Where(t => t.ElementId == "reports-due").Select(t => t.DueAt).SingleAsync())).Should().Be(Instant.FromUtc(2026, 12, 30, 17, 0));
        (await team.MailsAsync(team.PoliceAgency, "deadline-changed")).Should().ContainSingle().Which.Body.Should()
            .Contain("now due by 5pm on Wednesday 30 December 2026").And.Contain("gave that step another date").And.NotContain("THE-REASON");
        (await team.MailsAsync(team.Hospital, "deadline-changed")).Should().BeEmpty();
        (await team.Council.OpenAsync(team.Review + "/timetable")).Text.Should().Contain("Moved from Tuesday 29 December 2026, 5pm");
        (await team.Council.OpenAsync(team.Review + "/history")).Text.Should().Contain("was moved to 5pm on Wednesday 30 December 2026; it was due 5pm on Tuesday 29 December 2026").And.Contain("THE-REASON");
    }

    [Fact]
    public async Task The_panel_s_step_takes_the_meeting_with_it_and_those_invited_get_a_new_invitation()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.DoneAsync(
            team.Manager,
            "commission",
            ("panelDate.Day", "31"), ("panelDate.Month", "12"), ("panelDate.Year", "2026"), ("panelTime.time", "10:00"), ("panelPlace", "Room 3"),
            ("template", "standard"), ("modifiedResponse", "no"));
        var path = await PathAsync(team);

        var check = await team.Manager.SendAsync(path, To("panel-meeting", 4, 1, 2027, "check"));
        check.Text.Should().Contain("The panel was to meet at 10am on Thursday 31 December 2026. It will meet at 10am on Monday 4 January 2027.").And.Contain("not open yet");
        (await team.Manager.PostAsync(path, check, [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);

        (await team.MailsAsync(team.Hospital, "panel-moved")).Should().ContainSingle().Which.Attachments.Should().BeNull("the hospital was never invited");
        var mail = (await team.MailsAsync(team.Police, "panel-moved")).Should().ContainSingle().Subject;
        mail.Body.Should().Contain("It is now at 10am on Monday 4 January 2027. Before, it was at 10am on Thursday 31 December 2026.");
        using var json = JsonDocument.Parse(mail.Attachments!);
        Encoding.UTF8.GetString(json.RootElement[0].GetProperty("Content").GetBytesFromBase64()).Should()
            .Contain("METHOD:REQUEST\r\n").And.Contain("SEQUENCE:1\r\n").And.Contain("DTSTART;TZID=Europe/London:20270104T100000\r\n");

        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 30, 10, 0));
        await team.DoneAsync(team.Manager, "circulate-reports", ("checkedForAll", "true"));
        (await team.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.ElementId == "panel-meeting"))).Due.Should().Be(new LocalDateTime(2027, 1, 4, 17, 0));
        (await team.MailsAsync(team.Hospital, "agency-reports-circulated")).Should().ContainSingle().Which.Body.Should().Contain("Monday 4 January 2027");
    }

    [Fact]
    public async Task On_its_own_day_the_panel_can_be_put_off_and_never_to_a_time_that_is_past()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        var path = await PathAsync(team);
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 30, 13, 0));
        var past = await team.Manager.SendAsync(path, To("panel-meeting", 30, 12, 2026, "check"));
        past.Status.Should().Be(HttpStatusCode.BadRequest);
        past.Text.Should().Contain("keeps its time of day");

        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 31, 8, 30));
        var holiday = await team.Manager.SendAsync(path, To("panel-meeting", 1, 1, 2027, "check"));
        holiday.Text.Should().Contain("The new date is no working day");
        var check = await team.Manager.SendAsync(path, To("panel-meeting", 4, 1, 2027, "check"));
        check.Text.Should().NotContain("no working day");
        (await team.Manager.PostAsync(path, check, [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);
        (await team.MailsAsync(team.Police, "panel-moved")).Should().ContainSingle();
    }

    [Fact]
    public async Task A_step_that_was_moved_is_put_back_to_what_the_process_says_and_the_panel_with_it()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.DoneAsync(
            team.Manager,
            "commission",
            ("panelDate.Day", "31"), ("panelDate.Month", "12"), ("panelDate.Year", "2026"), ("panelTime.time", "10:00"), ("panelPlace", "Room 3"),
            ("template", "standard"), ("modifiedResponse", "no"));
        var path = await PathAsync(team);
        (await team.Manager.OpenAsync(path)).Text.Should().NotContain("Put it back", "nothing was moved yet");
        foreach (var there in new[] { To("panel-meeting", 4, 1, 2027, "check"), ReportsADayLater })
            (await team.Manager.PostAsync(path, await team.Manager.SendAsync(path, there), [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);
        (await team.Manager.OpenAsync(path)).Text.Should().Contain("Put it back to what the process says");
        (await team.Manager.SendAsync(path, ("Moves", "vote"), ("How", "rule"), ("Why", "r"), ("step", "check"))).Text.Should().Contain("That step was not moved");

        team.World.PassTo(new LocalDateTime(2026, 12, 18, 11, 0));
        foreach (var (step, goes) in new[] { ("agency-report", "Tuesday 29 December 2026, 5pm"), ("panel-meeting", "Thursday 31 December 2026, 5pm") })
        {
            var check = await team.Manager.SendAsync(path, ("Moves", step), ("How", "rule"), ("Why", "BACK-AGAIN"), ("step", "check"));
            check.Text.Should().Contain($"Due from now on {goes} , as the process says").And.Contain("BACK-AGAIN");
            (await team.Manager.PostAsync(path, check, [("step", "confirm")], null)).Location.Should().EndWith("/timetable?back=true");
        }

        (await ReportsAsync(team)).Should().OnlyContain(t => t.Due == new LocalDateTime(2026, 12, 29, 17, 0));
        (await team.World.ReadAsync(db => db.ArmedTimers.Where(t => t.ElementId == "reports-due").Select(t => t.DueAt).SingleAsync())).Should().Be(Instant.FromUtc(2026, 12, 29, 17, 0));
        (await team.MailsAsync(team.PoliceAgency, "deadline-changed")).Should().HaveCount(2);
        (await team.MailsAsync(team.Police, "panel-moved")).Should().HaveCount(2).And.Contain(mail => mail.Body.Contains("It is now at 10am on Thursday 31 December 2026", StringComparison.Ordinal));
        (await team.Council.OpenAsync(team.Review + "/history")).Text.Should().Contain("was put back to what the process says, 5pm on Tuesday 29 December 2026; it had been moved to 5pm on Wednesday 30 December 2026.").And.Contain("BACK-AGAIN");
        (await team.Council.OpenAsync(team.Review + "/timetable")).Text.Should().NotContain("Moved from");
    }

    [Fact]
    public async Task A_step_is_not_moved_past_what_closes_it()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var late = await team.Manager.SendAsync(await PathAsync(team), To("agency-report", 4, 1, 2027, "check"));
        late.Status.Should().Be(HttpStatusCode.BadRequest);
        late.Text.Should().Contain("by the time at which the step closes by itself").And.Contain("2026-12-31 09:00");
    }

    [Fact]
    public async Task A_change_between_the_check_and_its_confirmation_is_told_and_moves_nothing()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await PathAsync(team);
        var check = await team.Manager.SendAsync(path, ReportsADayLater);
        await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "findings.pdf");

        var stale = await team.Manager.PostAsync(path, check, [("step", "confirm")], null);
        stale.Status.Should().Be(HttpStatusCode.Conflict);
        stale.Text.Should().Contain("There is a problem").And.Contain("changed after this was shown to you").And.Contain("THE-REASON");
        (await ReportsAsync(team)).Should().OnlyContain(t => t.Due == new LocalDateTime(2026, 12, 29, 17, 0));
        (await team.Manager.PostAsync(path, stale, [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_all_that_was_typed()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await PathAsync(team);
        foreach (var step in new[] { "check", "confirm" })
        {
            var nothing = await team.Manager.SendAsync(path, ("step", step));
            nothing.Status.Should().Be(HttpStatusCode.BadRequest);
            nothing.Text.Should().Contain("Enter the new date").And.Contain("Enter the time").And.Contain("Enter the reason for the move");
        }

        var past = await team.Manager.SendAsync(path, To("agency-report", 17, 12, 2026, "check"));
        past.Status.Should().Be(HttpStatusCode.BadRequest);
        past.Text.Should().Contain("must be in the future").And.Contain("THE-REASON");
        var late = await team.Manager.SendAsync(path, To("agency-report", 14, 1, 2027, "check"));
        late.Status.Should().Be(HttpStatusCode.BadRequest);
        late.Text.Should().Contain("must be by the outer limit, Wednesday 13 January 2027, 5pm").And.NotContain("Record why the review is late", "that is due after the limit");
        (await team.Manager.SendAsync(path, To("agency-report", 29, 12, 2026, "check"))).Text.Should().Contain("due then already");
        (await team.Manager.SendAsync(path, To("no-such-step", 30, 12, 2026, "check"))).Text.Should().Contain("Select the step to move");
        (await ReportsAsync(team)).Should().OnlyContain(t => t.Due == new LocalDateTime(2026, 12, 29, 17, 0));
    }

    [Fact]
    public async Task Nobody_else_moves_a_step_or_is_offered_to()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await PathAsync(team);
        foreach (var person in new[] { team.Hospital, team.Council, team.Advisor, team.Administrator, team.Outsider })
        {
            (await person.OpenAsync(path)).Status.Should().Be(HttpStatusCode.NotFound, person.Name);
            (await person.PostAsync(path, await person.OpenAsync("/tasks"), ReportsADayLater, null)).Status.Should().Be(HttpStatusCode.NotFound, person.Name);
            (await person.OpenAsync(team.Review + "/timetable")).Html.Should().NotContain("move-step", person.Name);
        }
    }

    private static (string, string)[] To(string step, int day, int month, int year, string act) =>
    [
        ("Moves", step), ("On.Day", Number(day)), ("On.Month", Number(month)), ("On.Year", Number(year)), ("At", "17:00"), ("Why", "THE-REASON"), ("step", act),
    ];

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string> PathAsync(SouthendTeam team) =>
        $"{team.Review}/move-step/{(await team.World.ReadAsync(db => db.ProcessInstances.SingleAsync())).Id:D}";

    private static Task<List<ReviewTaskRow>> ReportsAsync(SouthendTeam team) =>
        team.World.ReadAsync(db => db.ReviewTasks.AsNoTracking().Where(t => t.ElementId == "agency-report").ToListAsync());
}
