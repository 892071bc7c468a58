using System.Net;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>
/// A review of Friday 18 December 2026 is paused over Christmas, given more time and resumed: what moves is shown, and confirmed it
/// moves. Its reports are due on Tuesday 29 December, its limit is Wednesday 13 January 2027.
/// </summary>
public sealed class DelayPagesTests
{
    [Fact]
    public async Task A_pause_shows_what_moves_first_and_then_the_original_beside_the_new()
    {
        await using var team = await OnMondayAsync();
        await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "findings.pdf");
        var path = await PathAsync(team, "pause");
        (await team.Manager.OpenAsync(team.Review)).Html.Should().Contain($"href=\"{team.Review}/delays\"");
        (await team.Manager.OpenAsync(team.Review + "/delays")).Html.Should().Contain($"href=\"{path}\"");

        var check = await team.Manager.SendAsync(path, Pause());
        check.Status.Should().Be(HttpStatusCode.OK, check.Text);
        check.Text.Should().Contain("Monday 21 December 2026 to Sunday 10 January 2027").And.Contain("From Wednesday 13 January 2027, 5pm to Friday 29 January 2027, 5pm")
            .And.Contain("Essex Police").And.Contain("Tuesday 29 December 2026, 5pm Friday 15 January 2027, 5pm")
            .And.Contain("Inquest").And.Contain("THE-REASON").And.Contain("Sam Approver, Chair of the strategic group, on Friday 18 December 2026").And.NotContain("Southend Hospital", "its report is in");
        (await ReportsAsync(team)).Should().OnlyContain(t => t.Due == new LocalDateTime(2026, 12, 29, 17, 0), "nothing moves before it is confirmed");

        var first = await team.Manager.PostAsync(path, check, [("step", "confirm")], null);
        first.Status.Should().Be(HttpStatusCode.Redirect, first.Text);
        (await team.Manager.PostAsync(path, check, [("step", "confirm")], null)).Location.Should().Be(first.Location);

        (await team.World.ReadAsync(db => db.Delays.CountAsync())).Should().Be(1);
        (await ReportsAsync(team)).Where(t => t.IsOpen).Should().NotBeEmpty().And.OnlyContain(t => t.Due == new LocalDateTime(2027, 1, 15, 17, 0));
        (await ReportsAsync(team)).Single(t => !t.IsOpen).Due.Should().Be(new LocalDateTime(2026, 12, 29, 17, 0));
        (await team.MailsAsync(team.PoliceAgency, "deadline-changed")).Should().ContainSingle().Which.Body.Should()
            .Contain("now due by 5pm on Friday 15 January 2027").And.Contain("a delay of the review was agreed").And.NotContain("THE-REASON");
        (await team.MailsAsync(team.Hospital, "deadline-changed")).Should().BeEmpty();

        var overview = (await team.Council.OpenAsync(team.Review)).Text;
        overview.Should().Contain("Paused Since Monday 21 December 2026. It goes on from Monday 11 January 2027")
            .And.Contain("Wednesday 13 January 2027, 5pm, extended to Friday 29 January 2027, 5pm").And.NotContain("late against");
        var timetable = (await team.Council.OpenAsync(team.Review + "/timetable")).Text;
        timetable.Should().Contain("Outer limit: Wednesday 13 January 2027, 5pm, extended to Friday 29 January 2027, 5pm")
            .And.Contain("Without the delay Tuesday 29 December 2026, 5pm").And.Contain("Tuesday 29 December 2026 Not counted: the review was paused");
        (await team.Council.OpenAsync(team.Review + "/history")).Text.Should()
            .Contain("A delay of “Rapid review” was agreed (pause: Inquest), approved by Sam Approver, Chair of the strategic group, on Friday 18 December 2026.")
            .And.Contain("Its outer limit was 5pm on Wednesday 13 January 2027, and is now 5pm on Friday 29 January 2027.").And.Contain("THE-REASON");
        (await team.PoliceAgency.OpenAsync("/tasks")).Text.Should().Contain("Friday 15 January 2027");
        (await team.Manager.OpenAsync("/reviews")).Text.Should().Contain("Day 1 of 15");

        (await team.Manager.OpenAsync(team.Review + "/delays")).Text.Should().Contain("Resume, or pause for longer");
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 11, 9, 0));
        (await team.Manager.OpenAsync(team.Review + "/delays")).Text.Should().Contain("Pause: inquest Over").And.NotContain("Resume, or pause for longer", "it runs again by itself");
    }

    [Fact]
    public async Task Resumed_early_what_moved_moves_back_and_who_was_told_is_on_show()
    {
        await using var team = await OnMondayAsync();
        await AgreeAsync(team, await PathAsync(team, "pause"), Pause());
        var delay = await team.World.ReadAsync(db => db.Delays.Select(d => d.Id).SingleAsync());
        var told = await team.Manager.SendAsync($"{team.Review}/delays/{delay:D}/told", [("Who", "The Panel"), ("How", "by email"), .. Day("ToldOn", 21, 12, 2026)]);
        told.Status.Should().Be(HttpStatusCode.Redirect, told.Text);

        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 5, 9, 0));
        (await ReportsAsync(team)).Should().OnlyContain(t => t.IsOpen, "nothing closes in the pause");
        var path = $"{team.Review}/delays/{delay:D}/end";
        var check = await team.Manager.SendAsync(path, [("Why", "THE-END"), ("step", "check"), .. Day("RunsFrom", 5, 1, 2027)]);
        check.Status.Should().Be(HttpStatusCode.OK, check.Text);
        check.Text.Should().Contain("From Friday 29 January 2027, 5pm to Monday 25 January 2027, 5pm").And.Contain("Friday 15 January 2027, 5pm Monday 11 January 2027, 5pm");
        (await team.Manager.PostAsync(path, check, [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);

        (await ReportsAsync(team)).Should().OnlyContain(t => t.Due == new LocalDateTime(2027, 1, 11, 17, 0));
        (await team.MailsAsync(team.PoliceAgency, "deadline-changed")).Should().HaveCount(2);
        var list = (await team.Council.OpenAsync(team.Review + "/delays")).Text;
        list.Should().Contain("Pause: inquest Ended").And.Contain("The Panel, on Monday 21 December 2026: by email").And.Contain("Wednesday 13 January 2027, 5pm, agreed to become Friday 29 January 2027, 5pm It is now Monday 25 January 2027, 5pm")
            .And.Contain("8 working days, Monday 21 December 2026 to Monday 4 January 2027").And.NotContain("Record who was told");
        (await team.Council.OpenAsync(team.Review)).Text.Should().NotContain("It goes on from").And.Contain("extended to Monday 25 January 2027, 5pm");
        (await team.Council.OpenAsync(team.Review + "/history")).Text.Should().Contain("A delay (pause) of “Rapid review” was ended: its days count again from Tuesday 5 January 2027.")
            .And.Contain("The Panel was told of a delay on Monday 21 December 2026: by email.").And.Contain("THE-END");
        (await team.Manager.OpenAsync(path)).Text.Should().Contain("This delay has ended");
    }

    [Fact]
    public async Task More_time_after_the_limit_keeps_the_lateness_against_the_first_on_show()
    {
        await using var team = await OnMondayAsync();
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 18, 10, 0));
        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("overdue by 3 working days");
        var path = await PathAsync(team, "extension");
        (await team.Manager.OpenAsync(path)).Text.Should().NotContain("What moves?", "only what is due from the limit on can");
        await AgreeAsync(team, path, [.. Common(20, 1, 2027), .. Day("Target", 27, 1, 2027)]);

        (await team.Council.OpenAsync(team.Review)).Text.Should()
            .Contain("Wednesday 13 January 2027, 5pm, extended to Wednesday 27 January 2027, 5pm – in 7 working days 3 working days late against Wednesday 13 January 2027");
    }

    [Theory]
    [InlineData("now", 29, 12, "Wednesday 6 January 2027, 5pm")]
    [InlineData("limit", 13, 1, "No open deadline moves")]
    public async Task More_time_begins_today_or_at_the_limit(string begins, int day, int month, string expected)
    {
        await using var team = await OnMondayAsync();
        var check = await team.Manager.SendAsync(await PathAsync(team, "extension"), [.. Common(18, 1, 2027), ("Begins", begins), .. Day("Target", 20, 1, 2027)]);
        check.Status.Should().Be(HttpStatusCode.OK, check.Text);
        check.Text.Should().Contain("From Wednesday 13 January 2027, 5pm to Wednesday 20 January 2027, 5pm").And.Contain(expected)
            .And.Contain(new LocalDate(month == 12 ? 2026 : 2027, month, day).ToString("d MMMM uuuu", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_change_between_the_check_and_its_confirmation_is_told_and_moves_nothing()
    {
        await using var team = await OnMondayAsync();
        var path = await PathAsync(team, "pause");
        var check = await team.Manager.SendAsync(path, Pause());
        await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "findings.pdf");

        var stale = await team.Manager.PostAsync(path, check, [("step", "confirm")], null);
        stale.Status.Should().Be(HttpStatusCode.Conflict);
        stale.Text.Should().Contain("There is a problem").And.Contain("changed after this was shown to you").And.Contain("THE-REASON");
        (await team.World.ReadAsync(db => db.Delays.AnyAsync())).Should().BeFalse();
        (await team.Manager.PostAsync(path, stale, [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task More_time_that_is_confirmed_twice_is_given_once_and_answered_the_same(bool isPastLimit)
    {
        await using var team = await OnMondayAsync();
        if (isPastLimit)
            await team.World.MoveToAsync(new LocalDateTime(2027, 1, 18, 10, 0));
        var path = await PathAsync(team, "extension");
        (string, string)[] begins = isPastLimit ? [] : [("Begins", "limit")];
        var check = await team.Manager.SendAsync(path, [.. Common(20, 1, 2027), .. begins, .. Day("Target", 27, 1, 2027)]);

        var first = await team.Manager.PostAsync(path, check, [("step", "confirm")], null);
        first.Status.Should().Be(HttpStatusCode.Redirect, first.Text);
        var second = await team.Manager.PostAsync(path, check, [("step", "confirm")], null);
        second.Status.Should().Be(HttpStatusCode.Redirect, second.Text);
        second.Location.Should().Be(first.Location);
        (await team.World.ReadAsync(db => db.Delays.CountAsync())).Should().Be(1);

        var forged = await team.Manager.SendAsync(path, [.. Common(20, 1, 2027), ("Begins", "now"), .. Day("Target", 29, 1, 2027)]);
        (await team.Manager.PostAsync(path, forged, [("step", "confirm"), ("From.Day", "99")], null)).Text.Should().Contain("The first of the extra days must be a real date");
    }

    [Fact]
    public async Task The_end_is_first_said_to_be_as_agreed_and_what_can_no_longer_be_is_not_said_to_be_below()
    {
        await using var team = await OnMondayAsync();
        await AgreeAsync(team, await PathAsync(team, "extension"), [.. Common(18, 1, 2027), ("Begins", "limit"), .. Day("Target", 27, 1, 2027)]);
        var path = $"{team.Review}/delays/{await team.World.ReadAsync(db => db.Delays.Select(d => d.Id).SingleAsync()):D}/end";
        (string, string)[] End(int day) => [("Why", "THE-END"), ("step", "check"), .. Day("RunsFrom", day, 1, 2027), .. Day("ReviewOn", 15, 1, 2027)];
        var check = await team.Manager.SendAsync(path, End(22));
        check.Status.Should().Be(HttpStatusCode.OK, check.Text);
        (await team.Manager.PostAsync(path, await team.Manager.SendAsync(path, End(18)), [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);

        var stale = await team.Manager.PostAsync(path, check, [("step", "confirm")], null);
        stale.Status.Should().Be(HttpStatusCode.Conflict);
        stale.Text.Should().Contain("Nothing was moved").And.Contain("more time is another delay").And.NotContain("is below");

        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 20, 10, 0));
        (await team.Manager.OpenAsync(path)).Html.Should().MatchRegex("<input[^>]*\"RunsFrom.Day\"[^>]*value=\"18\"", "it was to end on the 18th, and it is the 20th");
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_all_that_was_typed()
    {
        await using var team = await OnMondayAsync();
        var nothing = await team.Manager.SendAsync(await PathAsync(team, "pause"), ("step", "check"));
        nothing.Status.Should().Be(HttpStatusCode.BadRequest);
        nothing.Text.Should().Contain("Enter the first day of the pause").And.Contain("Enter the first day on which the review goes on").And.Contain("Select the reason")
            .And.Contain("Enter who approved it").And.Contain("Enter the approver’s role").And.Contain("Enter the date of the approval").And.Contain("Enter the review date").And.Contain("Enter why the review is delayed");

        var extension = await PathAsync(team, "extension");
        (await team.Manager.SendAsync(extension, [.. Common(22, 12, 2026), ("Begins", "now"), .. Day("Target", 16, 1, 2027)])).Text.Should().Contain("The new target must be a working day").And.Contain("THE-REASON");
        var early = await team.Manager.SendAsync(extension, [.. Common(22, 12, 2026), ("Begins", "now"), .. Day("Target", 12, 1, 2027)]);
        early.Status.Should().Be(HttpStatusCode.BadRequest);
        early.Text.Should().Contain("The new target must be after the outer limit, Wednesday 13 January 2027, 5pm");
        (await team.Manager.SendAsync(extension, [.. Common(22, 12, 2026), .. Day("Target", 20, 1, 2027)])).Text.Should().Contain("Select what moves");
        (await team.Manager.SendAsync(await PathAsync(team, "relaxation"), [.. Common(22, 12, 2026).Where(field => field.Item1 != "Reason"), ("Reason", "spring-2020")])).Text.Should()
            .Contain("There is no working day left out by it");
        (await team.Manager.SendAsync(await PathAsync(team, "pause"), [.. Pause().Where(field => field.Item1 != "From.Day"), ("From.Day", "17")])).Text.Should().Contain("The first day must be Friday 18 December 2026 or later");
        (await team.World.ReadAsync(db => db.Delays.AnyAsync())).Should().BeFalse();
    }

    [Fact]
    public async Task The_panel_that_meets_in_the_pause_and_a_date_given_by_hand_are_warned_of()
    {
        await using var team = await OnMondayAsync();
        await team.DoneAsync(
            team.Manager,
            "commission",
            ("panelDate.Day", "31"), ("panelDate.Month", "12"), ("panelDate.Year", "2026"), ("panelTime.time", "10:00"), ("panelPlace", "Room 3"),
            ("template", "standard"), ("modifiedResponse", "no"));
        var process = (await team.World.ReadAsync(db => db.ProcessInstances.SingleAsync())).Id;
        var move = $"{team.Review}/move-step/{process:D}";
        var moved = await team.Manager.SendAsync(move, [("Moves", "agency-report"), ("At", "17:00"), ("Why", "Late"), ("step", "check"), .. Day("On", 30, 12, 2026)]);
        (await team.Manager.PostAsync(move, moved, [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);

        var check = await team.Manager.SendAsync(await PathAsync(team, "pause"), Pause());
        check.Text.Should().Contain("The panel is to meet at 10am on Thursday 31 December 2026, on a day that is left out").And.Contain("because it was given by hand");
    }

    [Fact]
    public async Task Nobody_else_delays_a_review_or_is_offered_to()
    {
        await using var team = await OnMondayAsync();
        var path = await PathAsync(team, "pause");
        await AgreeAsync(team, path, Pause());
        var delay = await team.World.ReadAsync(db => db.Delays.Select(d => d.Id).SingleAsync());
        foreach (var person in new[] { team.Hospital, team.Council, team.Advisor, team.Administrator, team.Outsider })
        {
            foreach (var page in new[] { path, $"{team.Review}/delays/{delay:D}/end", $"{team.Review}/delays/{delay:D}/told" })
            {
                (await person.OpenAsync(page)).Status.Should().Be(HttpStatusCode.NotFound, $"{person.Name} opens {page}");
                (await person.PostAsync(page, await person.OpenAsync("/tasks"), Pause(), null)).Status.Should().Be(HttpStatusCode.NotFound, $"{person.Name} sends {page}");
            }

            (await person.OpenAsync(team.Review + "/delays")).Html.Should().NotContain("agree-delay", person.Name).And.NotContain("/told").And.NotContain("/end");
        }
    }

    private static async Task<SouthendTeam> OnMondayAsync()
    {
        var team = await SouthendTeam.OnDay1Async();
        team.World.PassTo(new LocalDateTime(2026, 12, 21, 10, 0));
        return team;
    }

    private static async Task AgreeAsync(SouthendTeam team, string path, (string, string)[] fields)
    {
        var check = await team.Manager.SendAsync(path, fields);
        check.Status.Should().Be(HttpStatusCode.OK, check.Text);
        var done = await team.Manager.PostAsync(path, check, [("step", "confirm")], null);
        done.Status.Should().Be(HttpStatusCode.Redirect, done.Text);
    }

    private static (string, string)[] Pause() => [.. Common(4, 1, 2027), .. Day("From", 21, 12, 2026), .. Day("RunsFrom", 11, 1, 2027)];

    private static IEnumerable<(string, string)> Common(int day, int month, int year) =>
    [
        ("Reason", "inquest"), ("Why", "THE-REASON"), ("ApprovedBy", "Sam Approver"), ("ApproverRole", "Chair of the strategic group"), ("step", "check"),
        .. Day("ApprovedOn", 18, 12, 2026), .. Day("ReviewOn", day, month, year),
    ];

    private static IEnumerable<(string, string)> Day(string field, int day, int month, int year) =>
        [($"{field}.Day", Number(day)), ($"{field}.Month", Number(month)), ($"{field}.Year", Number(year))];

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string> PathAsync(SouthendTeam team, string kind) =>
        $"{team.Review}/agree-delay/{(await team.World.ReadAsync(db => db.ProcessInstances.SingleAsync())).Id:D}/{kind}";

    private static Task<List<ReviewTaskRow>> ReportsAsync(SouthendTeam team) =>
        team.World.ReadAsync(db => db.ReviewTasks.AsNoTracking().Where(t => t.ElementId == "agency-report").ToListAsync());
}
