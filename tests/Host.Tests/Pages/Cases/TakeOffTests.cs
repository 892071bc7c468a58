using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>Somebody leaves a review: never so that a task is left with nobody, and then at once.</summary>
public sealed class TakeOffTests
{
    [Fact]
    public async Task Whoever_alone_may_do_an_open_task_stays_until_somebody_else_is_on_the_review_for_it()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var report = await team.Hospital.TaskAsync("agency-report", "southend-hospital");
        var off = await PathAsync(team, team.Hospital);
        var refused = await team.Manager.OpenAsync(off);
        refused.Text.Should().Contain("Harper cannot be taken off the review yet").And.MatchRegex("“[^”]+ – Southend Hospital”, which is open: put someone else on the review for it first");
        var forced = await team.Manager.PostAsync(off, refused, [("requestId", Guid.NewGuid().ToString("D"))], null);
        forced.Status.Should().Be(HttpStatusCode.BadRequest);
        forced.Text.Should().Contain("There is a problem");
        (await team.Hospital.OpenAsync(report)).Status.Should().Be(HttpStatusCode.OK);

        var second = await team.PutOnAsync("Hilary", "agency-lead:southend-hospital");
        var give = $"{team.Review}/give/{report.Split('/')[^1]}";
        await team.Manager.PostAsync(give, await team.Manager.SendAsync(give, ("To", team.Hospital.Id.ToString("D")), ("step", "check")), [("step", "confirm")], null);
        (await second.OpenAsync(report)).Status.Should().Be(HttpStatusCode.NotFound, "it is Harper's alone");

        var page = await team.Manager.OpenAsync(off);
        page.Text.Should().Contain("Take Harper off the review?").And.Contain("Tasks that go back to their group");
        var first = await team.Manager.PostAsync(off, page, [], null);
        var again = await team.Manager.PostAsync(off, page, [], null);
        first.Status.Should().Be(HttpStatusCode.Redirect, first.Text);
        again.Location.Should().Be(first.Location);
        (await team.Manager.OpenAsync(first.Location!)).Text.Should().Contain("Harper was taken off this review");

        foreach (var path in new[] { team.Review, team.Review + "/documents", report })
            (await team.Hospital.OpenAsync(path)).Status.Should().Be(HttpStatusCode.NotFound, path);
        (await second.OpenAsync(report)).Status.Should().Be(HttpStatusCode.OK, "what was Harper's alone is its group's again");
        (await team.World.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Event == "participant-removed"))).Should().Be(1);
        (await team.Council.OpenAsync(team.Review + "/history")).Text.Should().Contain("Harper was taken off the review as agency lead for Southend Hospital");
    }

    [Fact]
    public async Task The_last_who_can_steer_a_review_stays_on_it()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        (await team.Manager.OpenAsync(await PathAsync(team, team.Manager))).Text.Should().Contain("Nobody would be left to steer this review");
        await team.PutOnAsync("Mo", "business-manager");
        (await team.Manager.SendAsync(await PathAsync(team, team.Manager))).Location.Should().Be("/reviews");
        (await team.Manager.OpenAsync(team.Review)).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Somebody_whose_part_nobody_else_holds_leaves_with_a_warning()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        (await team.Manager.OpenAsync(await PathAsync(team, team.Health))).Text.Should().Contain("Nobody else on this review is “Safeguarding partner for");
    }

    [Fact]
    public async Task Nobody_but_the_manager_takes_anybody_off()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var off = await PathAsync(team, team.Advisor);
        foreach (var person in new[] { team.Hospital, team.Council, team.Advisor, team.Administrator, team.Outsider })
        {
            (await person.OpenAsync(off)).Status.Should().Be(HttpStatusCode.NotFound, person.Name);
            (await person.PostAsync(off, await person.OpenAsync("/tasks"), [], null)).Status.Should().Be(HttpStatusCode.NotFound, person.Name);
        }

        (await team.Advisor.OpenAsync(team.Review + "/people")).Text.Should().NotContain("Take off");
        (await team.Advisor.OpenAsync(team.Review)).Status.Should().Be(HttpStatusCode.OK);
    }

    private static async Task<string> PathAsync(SouthendTeam team, PersonAtWork person) =>
        $"{team.Review}/take-off/{(await team.World.ReadAsync(db => db.Participants.SingleAsync(p => p.PersonId == person.Id && p.Until == null))).Id:D}";
}
