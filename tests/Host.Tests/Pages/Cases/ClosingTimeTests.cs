using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>What closes at a time is closed at that time, and not when a sweep comes by some seconds later.</summary>
public sealed class ClosingTimeTests
{
    private static readonly LocalDateTime VoteCloses = new(2027, 1, 6, 17, 0);

    [Fact]
    public async Task A_vote_that_comes_two_seconds_late_is_refused_and_shown_again_as_it_was_typed()
    {
        await using var team = await VotingAsync();
        var path = await team.Police.TaskAsync("vote", "police");
        var page = await team.Police.OpenAsync(path);
        team.World.PassTo(VoteCloses.PlusSeconds(2));

        var late = await team.Police.PostAsync(path, page, [("choice", "criteria-met"), ("follows", "commission"), ("conflict", "no"), ("reason", "TYPED-TOO-LATE")], null);

        late.Status.Should().Be(HttpStatusCode.Conflict, late.Text);
        late.Text.Should().Contain("Expected this by 5pm on Wednesday 6 January 2027, but that time has passed").And.Contain("TYPED-TOO-LATE");
        var vote = await team.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.ElementId == "vote" && t.SubjectId == "police"));
        (vote.IsOpen, vote.CompletedAt, vote.CancelledAt).Should().Be((false, null, Workflows.Deadlines.LondonTime.ToInstant(VoteCloses)), "it closed at its own time");
        (await team.World.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Event == "task-completed" && e.Data.Contains("\"vote\"")))).Should().Be(0);
        (await team.World.ReadAsync(async db => await Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();
    }

    [Fact]
    public async Task A_vote_is_taken_until_the_last_second_and_refused_at_the_time_itself()
    {
        await using var team = await VotingAsync();
        var path = await team.Police.TaskAsync("vote", "police");
        team.World.PassTo(VoteCloses.PlusSeconds(-1));
        (await team.Police.SendAsync(path, ("choice", "criteria-met"), ("follows", "commission"), ("conflict", "no"), ("reason", "In time"))).Status.Should().Be(HttpStatusCode.Redirect);

        var next = await team.Health.TaskAsync("vote", "health");
        team.World.PassTo(VoteCloses);
        (await team.Health.SendAsync(next, ("choice", "criteria-met"), ("follows", "commission"), ("conflict", "no"), ("reason", "x"))).Status.Should().Be(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_repeat_of_what_was_sent_in_time_is_answered_as_it_was_however_late_it_comes()
    {
        await using var team = await VotingAsync();
        var path = await team.Police.TaskAsync("vote", "police");
        var page = await team.Police.OpenAsync(path);
        (string, string)[] vote = [("choice", "criteria-met"), ("follows", "commission"), ("conflict", "no"), ("reason", "In time")];
        var first = await team.Police.PostAsync(path, page, vote, null);
        team.World.PassTo(VoteCloses.PlusMinutes(1));

        (await team.Police.PostAsync(path, page, vote, null)).Location.Should().Be(first.Location).And.StartWith("/tasks?done=");
    }

    [Fact]
    public async Task A_task_is_closed_by_the_time_of_what_it_is_part_of()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await team.Manager.TaskAsync("commission");
        team.World.PassTo(new LocalDateTime(2026, 12, 31, 9, 0, 1));

        var late = await team.Manager.SendAsync(
            path,
            ("panelDate.Day", "31"), ("panelDate.Month", "12"), ("panelDate.Year", "2026"), ("panelTime.time", "10:00"), ("panelPlace", "ROOM-TOO-LATE"),
            ("template", "standard"), ("modifiedResponse", "no"));

        late.Status.Should().Be(HttpStatusCode.Conflict, late.Text);
        late.Text.Should().Contain("Expected this by 9am on Thursday 31 December 2026");
        late.Html.Should().Contain("ROOM-TOO-LATE", "nothing typed is lost");
    }

    private static async Task<SouthendTeam> VotingAsync()
    {
        var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        await team.MeetAsync();
        return team;
    }
}
