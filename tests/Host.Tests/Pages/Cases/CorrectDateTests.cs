using System.Net;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>The date a review is counted from was wrong: what moves is shown, and confirmed it moves, and nothing else does.</summary>
public sealed class CorrectDateTests
{
    private static readonly (string, string)[] ADayEarlier =
        [("On.Day", "17"), ("On.Month", "12"), ("On.Year", "2026"), ("At", "16:00"), ("Why", "THE-REASON"), ("step", "check")];

    [Fact]
    public async Task Open_deadlines_move_as_they_were_shown_and_closed_ones_never()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "findings.pdf");
        var before = await TasksAsync(team);
        var path = PathOf(team);
        var overview = await team.Manager.OpenAsync(team.Review);
        overview.Text.Should().Contain("Steer this review");
        foreach (var led in new[] { team.Review + "/dates", team.Review + "/give", team.Review + "/people", team.Review + "/withdraw" })
            overview.Html.Should().Contain($"href=\"{led}\"");

        var check = await team.Manager.SendAsync(path, ADayEarlier);
        check.Status.Should().Be(HttpStatusCode.OK, check.Text);
        check.Text.Should().Contain("Until now Friday 18 December 2026, 9:40am").And.Contain("Corrected to Thursday 17 December 2026, 4pm")
            .And.Contain("Tuesday 29 December 2026, 5pm Thursday 24 December 2026, 5pm").And.Contain("What is closed never moves");
        check.Text.Should().NotContain("Southend Hospital", "its report is in, and moves no more");
        (await TasksAsync(team)).Should().BeEquivalentTo(before, "nothing moves before it is confirmed");

        var first = await team.Manager.PostAsync(path, check, [("step", "confirm")], null);
        var again = await team.Manager.PostAsync(path, check, [("step", "confirm")], null);
        first.Status.Should().Be(HttpStatusCode.Redirect, first.Text);
        again.Location.Should().Be(first.Location);

        var after = await TasksAsync(team);
        after.Single(t => t.SubjectId == "southend-hospital" && t.ElementId == "agency-report").Due.Should().Be(new LocalDateTime(2026, 12, 29, 17, 0));
        after.Single(t => t.SubjectId == "essex-police" && t.ElementId == "agency-report").Due.Should().Be(new LocalDateTime(2026, 12, 24, 17, 0));
        (await team.MailsAsync(team.PoliceAgency, "deadline-changed")).Should().ContainSingle().Which.Body.Should()
            .Contain("now due by 5pm on Thursday 24 December 2026").And.Contain("Before, it was due by 5pm on Tuesday 29 December 2026").And.NotContain("THE-REASON");
        (await team.MailsAsync(team.Hospital, "deadline-changed")).Should().BeEmpty();
        (await team.World.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Event == "anchor-corrected"))).Should().Be(1);
        var history = (await team.Council.OpenAsync(team.Review + "/history")).Text;
        history.Should().Contain("corrected from 9:40am on Friday 18 December 2026 to 4pm on Thursday 17 December 2026");
        history.Split("THE-REASON").Should().HaveCount(2, "a reason is said once");
        (await team.Council.OpenAsync(team.Review + "/timetable")).Text.Should()
            .Contain("Thursday 17 December 2026, 4pm").And.Contain("it was counted from Friday 18 December 2026, 9:40am. Reason: THE-REASON");
    }

    [Fact]
    public async Task A_panel_meeting_stays_and_those_who_steer_are_shown_and_told_which_day_of_the_review_it_is_now()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.DoneAsync(
            team.Manager,
            "commission",
            ("panelDate.Day", "31"), ("panelDate.Month", "12"), ("panelDate.Year", "2026"), ("panelTime.time", "10:00"), ("panelPlace", "Room 3"),
            ("template", "standard"), ("modifiedResponse", "no"));
        var path = PathOf(team);
        (await team.Manager.SendAsync(path, [("On.Day", "18"), .. ADayEarlier[1..3], ("At", "09:00"), .. ADayEarlier[4..]])).Text.Should().NotContain("The panel is to meet", "it is day 8 as before");
        var check = await team.Manager.SendAsync(path, ADayEarlier);
        check.Text.Should().Contain("The panel is to meet at 10am on Thursday 31 December 2026. That is day 8 of the review, and would be day 9.").And.Contain("so it stays until you move it");
        var process = await team.World.ReadAsync(db => db.ProcessInstances.Select(p => p.Id).SingleAsync());
        var move = $"{team.Review}/move-step/{process:D}";
        check.Html.Should().Contain($"href=\"{move}?panel=true\"");
        (await team.MailsAsync(team.Manager, "panel-on-other-day")).Should().BeEmpty("nothing is told before it is confirmed");

        var done = await team.Manager.PostAsync(path, check, [("step", "confirm")], null);
        done.Location.Should().Be($"{team.Review}/dates?recorded=notification-sent&panel={process:D}");
        (await team.Manager.OpenAsync(done.Location!)).Html.Should().Contain($"href=\"{move}?panel=true\"");
        (await team.Council.OpenAsync(done.Location!)).Html.Should().NotContain(move, "he cannot move it");
        (await team.MailsAsync(team.Manager, "panel-on-other-day")).Should().ContainSingle().Which.Body.Should().Contain("at 10am on Thursday 31 December 2026: that was day 8 of the review, and is now day 9.");
        (await team.World.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Kind == "panel-on-other-day"))).Should().Be(1);
        (await team.MailsAsync(team.Police, "panel-moved")).Should().BeEmpty("a meeting is a booking of people, and moves by no correction");

        (await team.Manager.OpenAsync(move + "?panel=true")).Html.Should().MatchRegex("<option[^>]*value=\"panel-meeting\"[^>]*selected|<option[^>]*selected[^>]*value=\"panel-meeting\"");
        var moves = await team.Manager.SendAsync(move, ("Moves", "panel-meeting"), ("On.Day", "30"), ("On.Month", "12"), ("On.Year", "2026"), ("At", "17:00"), ("Why", "r"), ("step", "check"));
        (await team.Manager.PostAsync(move, moves, [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect, moves.Text);
        (await team.MailsAsync(team.Police, "panel-moved")).Should().ContainSingle().Which.Body.Should().Contain("It is now at 10am on Wednesday 30 December 2026");
    }

    [Fact]
    public async Task A_change_between_the_check_and_its_confirmation_is_told_and_moves_nothing()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = PathOf(team);
        var check = await team.Manager.SendAsync(path, ADayEarlier);
        await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "findings.pdf");
        var before = await TasksAsync(team);

        var stale = await team.Manager.PostAsync(path, check, [("step", "confirm")], null);
        stale.Status.Should().Be(HttpStatusCode.Conflict);
        stale.Text.Should().Contain("There is a problem").And.Contain("changed after this was shown to you").And.Contain("THE-REASON").And.Contain("Check what moves");
        (await TasksAsync(team)).Should().BeEquivalentTo(before);

        (await team.Manager.PostAsync(path, stale, [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);
        (await TasksAsync(team)).Should().NotBeEquivalentTo(before);
    }

    [Fact]
    public async Task A_process_that_ends_meanwhile_is_told_and_then_the_date_is_corrected_and_nothing_moves()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = PathOf(team);
        var check = await team.Manager.SendAsync(path, ADayEarlier);
        var first = await team.Manager.PostAsync(path, check, [("step", "confirm")], null);
        var later = await team.Manager.SendAsync(path, [("On.Day", "16"), .. ADayEarlier[1..]]);
        (await team.Manager.SendAsync(team.Review + "/withdraw", ("Then", "stops"), ("Why", "w"), ("step", "confirm"))).Status.Should().Be(HttpStatusCode.Redirect);

        var late = await team.Manager.PostAsync(path, later, [("step", "confirm")], null);
        late.Status.Should().Be(HttpStatusCode.Conflict);
        late.Text.Should().Contain("There is a problem").And.Contain("Nothing was moved").And.Contain("THE-REASON").And.Contain("Wednesday 16 December 2026, 4pm").And.Contain("“Rapid review” is over, so nothing of it moves");
        (await team.Manager.PostAsync(path, late, [("step", "confirm")], null)).Location.Should().Be($"{team.Review}/dates?recorded=notification-sent");

        (await team.Manager.PostAsync(path, check, [("step", "confirm")], null)).Location.Should().Be(first.Location, "a repeated confirmation answers as the first");
        (await team.World.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Event == "anchor-corrected"))).Should().Be(1);
        (await team.World.ReadAsync(db => db.CaseDates.OrderBy(d => d.Number).Select(d => d.On.Day).ToListAsync())).Should().Equal(18, 17, 16);
    }

    [Fact]
    public async Task What_cannot_be_right_is_refused_with_all_that_was_typed()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = PathOf(team);
        foreach (var step in new[] { "check", "confirm" })
        {
            var nothing = await team.Manager.SendAsync(path, ("step", step));
            nothing.Status.Should().Be(HttpStatusCode.BadRequest);
            nothing.Text.Should().Contain("Enter the date the notification was sent").And.Contain("Enter the time").And.Contain("Enter the reason for the correction");
        }

        var future = await team.Manager.SendAsync(path, ("On.Day", "19"), ("On.Month", "12"), ("On.Year", "2026"), ("At", "09:00"), ("Why", "TYPED"), ("step", "check"));
        future.Status.Should().Be(HttpStatusCode.BadRequest);
        future.Text.Should().Contain("must be in the past, but 9am on Saturday 19 December 2026 is after now, 10am on Friday 18 December 2026").And.Contain("TYPED");
        var same = await team.Manager.SendAsync(path, ("On.Day", "18"), ("On.Month", "12"), ("On.Year", "2026"), ("At", "9:40"), ("Why", "TYPED"), ("step", "check"));
        same.Status.Should().Be(HttpStatusCode.BadRequest);
        same.Text.Should().Contain("this one is recorded already");
        var back = await team.Manager.SendAsync(path, [.. ADayEarlier[..^1], ("step", "change")]);
        back.Status.Should().Be(HttpStatusCode.OK);
        back.Html.Should().Contain("THE-REASON").And.Contain("value=\"17\"");
    }

    [Fact]
    public async Task Nobody_else_corrects_a_date_or_is_offered_to()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = PathOf(team);
        foreach (var person in new[] { team.Hospital, team.Council, team.Advisor, team.Administrator, team.Outsider })
        {
            (await person.OpenAsync(path)).Status.Should().Be(HttpStatusCode.NotFound, person.Name);
            (await person.PostAsync(path, await person.OpenAsync("/tasks"), ADayEarlier, null)).Status.Should().Be(HttpStatusCode.NotFound, person.Name);
            (await person.OpenAsync(team.Review)).Text.Should().NotContain("Steer this review", person.Name);
        }
    }

    private static string PathOf(SouthendTeam team) => $"{team.Review}/dates/notification-sent";

    private static Task<List<ReviewTaskRow>> TasksAsync(SouthendTeam team) =>
        team.World.ReadAsync(db => db.ReviewTasks.AsNoTracking().OrderBy(t => t.EngineInstanceId).ToListAsync());
}
