using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>A council that is shut between Christmas and New Year: it is warned of wherever a date falls in that, and no date moves.</summary>
public sealed class ClosureTests
{
    private const string Shut = "The council is closed from Thursday 24 December 2026 to Friday 1 January 2027";

    [Fact]
    public async Task Those_who_steer_see_how_many_deadlines_fall_in_it_and_everyone_sees_which_and_none_moves()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var before = await DuesAsync(team);
        (await team.Manager.OpenAsync(team.Review)).Text.Should().NotContain("The council is closed");
        await ShutAsync(team, "2026-12-24", "2027-01-01");

        // Day 6 is Tuesday 29 December; days 7 and 8 are Wednesday and Thursday.
        (await team.Manager.OpenAsync(team.Review)).Text.Should().MatchRegex(Shut + ": [3-9] deadlines of this review fall in it. No date moves by that.");
        (await team.Council.OpenAsync(team.Review)).Text.Should().NotContain("deadlines of this review fall", "whoever moves no date is told at each step");
        var timetable = (await team.Council.OpenAsync(team.Review + "/timetable")).Text;
        timetable.Should().MatchRegex("Write and return the agency.s report [^.]* Tuesday 29 December 2026, 5pm[^.]* " + Shut);
        timetable.Should().NotMatchRegex("Tuesday 12 January 2027, 5pm " + Shut, "day 15 is after it");
        (await team.Hospital.OpenAsync(await team.Hospital.TaskAsync("agency-report", "southend-hospital"))).Text.Should().Contain(Shut + ". This is due then all the same.");
        (await DuesAsync(team)).Should().Equal(before);
    }

    [Fact]
    public async Task Whoever_chooses_a_date_is_warned_before_and_of_the_date_that_was_chosen()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await ShutAsync(team, "2027-01-04", "2027-01-05");
        const string Ahead = "The council is closed from Monday 4 January 2027 to Tuesday 5 January 2027.";
        (await team.Manager.OpenAsync(await team.Manager.TaskAsync("commission"))).Text.Should().Contain(Ahead, "the panel's date is chosen there");
        var move = $"{team.Review}/move-step/{(await team.World.ReadAsync(db => db.ProcessInstances.SingleAsync())).Id:D}";
        (await team.Manager.OpenAsync(move)).Text.Should().Contain(Ahead);
        (await team.Manager.SendAsync(move, To("4"))).Text.Should().Contain(Ahead + " The new date falls in it.");
        (await team.Manager.SendAsync(move, To("6"))).Text.Should().NotContain("The new date falls in it.");

        static (string, string)[] To(string day) => [("Moves", "panel-meeting"), ("On.Day", day), ("On.Month", "1"), ("On.Year", "2027"), ("At", "17:00"), ("Why", "r"), ("step", "check")];
    }

    [Fact]
    public async Task A_review_that_is_started_shows_it_in_its_timetable_and_one_that_is_over_is_told_no_more()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await ShutAsync(team, "2026-12-24", "2027-01-01");
        var sent = await team.Manager.SendAsync("/reviews/start", [("Answers.Agencies", "education"), .. SouthendTeam.Notification]);
        (await team.Manager.OpenAsync(sent.Location!)).Text.Should().Contain("Tuesday 29 December 2026, 5pm " + Shut);

        team.World.PassTo(new LocalDateTime(2027, 1, 2, 9, 0));
        (await team.Manager.OpenAsync(team.Review)).Text.Should().NotContain("deadlines of this review fall");
    }

    private static Task ShutAsync(SouthendTeam team, string from, string through) => team.World.EditAsync(
        "southend/partnership.json",
        text => text.Replace("\"partners\": [", $"\"closures\": [ {{ \"from\": \"{from}\", \"through\": \"{through}\", \"words\": \"The council is closed\" }} ],\n  \"partners\": [", StringComparison.Ordinal));

    private static Task<List<LocalDateTime?>> DuesAsync(SouthendTeam team) => team.World.ReadAsync(db => db.ReviewTasks.OrderBy(t => t.EngineInstanceId).Select(t => t.Due).ToListAsync());
}
