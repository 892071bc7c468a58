using System.Net;
using Microsoft.EntityFrameworkCore;
using static Reviews.Host.Tests.Pages.Cases.PracticeReviewTests;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>A practice review is delayed (S003 App. D): by the Strategic Leadership Group, twice, with the reasons told to the Panel and the Secretary of State.</summary>
public sealed class PracticeReviewDelayTests
{
    [Fact]
    public async Task Paused_and_given_more_time_every_date_in_months_is_as_many_days_later_and_the_first_stays_on_show()
    {
        // Counted from Tuesday 12 January: its months end on working days.
        await using var team = await BegunAsync(drawing => drawing.Replace("=if decision.decidedOn != null then date(decision.decidedOn) else review day(0)", "=review day(0)", StringComparison.Ordinal));
        await SetUpAsync(team);
        (await DueAsync(team, "agency-report")).Should().AllBeEquivalentTo(new LocalDateTime(2027, 3, 12, 17, 0), "the last working day of two months");
        var delays = team.Review + "/delays";
        var process = await team.World.ReadAsync(db => db.ProcessInstances.Where(p => p.ProcessId == "practice-review").Select(p => p.Id).SingleAsync());

        var another = await team.Manager.SendAsync($"{team.Review}/agree-delay/{process:D}/pause", [.. Pause, .. Approved("Chair of the board"), ("step", "check")]);
        another.Status.Should().Be(HttpStatusCode.BadRequest);
        another.Text.Should().Contain("Expected a delay of “Child safeguarding practice review” to be approved by the Strategic Leadership Group, but the approver’s role is “Chair of the board”");

        // From Monday 25 January through Sunday 7 February: fourteen days.
        await AgreeAsync(team, $"{team.Review}/agree-delay/{process:D}/pause", Pause, "Monday 26 July 2027");
        (await LimitAsync(team)).Should().Be(new LocalDateTime(2027, 7, 26, 17, 0));
        (await DueAsync(team, "agency-report")).Should().AllBeEquivalentTo(new LocalDateTime(2027, 3, 25, 17, 0), "the 26th is Good Friday");
        var open = await team.Manager.OpenAsync(await team.Manager.TaskAsync("meet-practitioners"));
        open.Text.Should().Contain("3 calendar months after Tuesday 12 January 2027 is Monday 12 April 2027.").And.Contain("The clock stood still for 14 days, Monday 25 January 2027 to Sunday 7 February 2027: the review was paused.").And.Contain("So it is 14 days later, Monday 26 April 2027.");

        // Four days more, from now on.
        await AgreeAsync(team, $"{team.Review}/agree-delay/{process:D}/extension", [.. Day("Target", 30, 7), ("Begins", "now"), ("Reason", "inquest"), ("Why", "THE-REASON")], "Friday 30 July 2027");
        (await LimitAsync(team)).Should().Be(new LocalDateTime(2027, 7, 30, 17, 0));
        var page = (await team.Manager.OpenAsync(delays)).Text;
        page.Should().Contain("Still to be told: Panel, Secretary of State").And.Contain("Monday 12 July 2027").And.Contain("agreed to become Monday 26 July 2027");
        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("A delay was agreed, and its reasons are still to be told to: Panel, Secretary of State. Record who was told");
        (await team.Council.OpenAsync(team.Review)).Text.Should().NotContain("still to be told");
        var first = await team.World.ReadAsync(db => db.Delays.Where(d => d.Number == 1).Select(d => d.Id).SingleAsync());
        (await team.Manager.SendAsync($"{delays}/{first:D}/told", [("Who", "The Panel and the Secretary of State"), .. Day("ToldOn", 21, 1), ("How", "By secure mail")])).Status.Should().Be(HttpStatusCode.Redirect);
        (await team.Manager.OpenAsync(delays)).Text.Split("Still to be told").Should().HaveCount(2, "of the second they are");
        (await team.World.ReadAsync(db => Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();
    }

    private static (string, string)[] Pause => [.. Day("From", 25, 1), .. Day("RunsFrom", 8, 2), ("Reason", "criminal-investigation"), ("Why", "THE-REASON")];

    private static (string, string)[] Approved(string role) => [("ApprovedBy", "Sam Approver"), ("ApproverRole", role), .. Day("ApprovedOn", 20, 1), .. Day("ReviewOn", 1, 2)];

    private static async Task AgreeAsync(SouthendTeam team, string path, (string, string)[] terms, string limit)
    {
        var check = await team.Manager.SendAsync(path, [.. terms, .. Approved("Chair of the Strategic Leadership Group"), ("step", "check")]);
        check.Status.Should().Be(HttpStatusCode.OK, check.Text);
        check.Text.Should().Contain(limit).And.Contain("Its reasons go to: Panel, Secretary of State");
        var agreed = await team.Manager.PostAsync(path, check, [("step", "confirm")], null);
        agreed.Status.Should().Be(HttpStatusCode.Redirect, agreed.Text);
        await team.World.SweepAsync();
    }

    private static Task<LocalDateTime?> LimitAsync(SouthendTeam team) => team.World.ReadAsync(db => db.ProcessInstances.Where(p => p.ProcessId == "practice-review").Select(p => p.Limit).SingleAsync());

    private static Task<List<LocalDateTime?>> DueAsync(SouthendTeam team, string element) => team.World.ReadAsync(db => db.ReviewTasks.Where(t => t.ElementId == element && t.IsOpen).Select(t => t.Due).ToListAsync());
}
