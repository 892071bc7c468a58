using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>An agency is found to have been involved when the others were asked long ago. Day 9 is Monday 4 January 2027.</summary>
public sealed class AskAgencyTests
{
    private static readonly (string, string)[] Found = [("Agency", "probation"), ("Why", "FOUND-AT-THE-PANEL")];

    [Fact]
    public async Task An_agency_found_on_day_9_comes_on_the_review_and_has_a_deadline_of_its_own_and_its_report_can_be_entered_for_it()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        await team.MeetAsync();
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 4, 10, 0));
        (await team.Outsider.OpenAsync(team.Review)).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.Manager.OpenAsync(team.Review)).Html.Should().Contain($"{team.Review}/ask-agency");

        var asked = await team.Manager.SendAsync(team.Review + "/ask-agency", Found);

        asked.Location.Should().Be(team.Review, asked.Text);
        var task = await team.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.SubjectId == "probation" && t.IsOpen));
        task.Due.Should().Be(new LocalDateTime(2027, 1, 6, 17, 0));
        (await team.Outsider.OpenAsync(await team.Outsider.TaskAsync("report-apart", "probation"))).Text.Should().Contain("Due Wednesday 6 January 2027, 5pm").And.Contain("What do you send?");
        (await team.MailsAsync(team.Outsider, "task-assigned")).Should().ContainSingle();
        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("Owing: Probation Service").And.Contain("Probation Service Opened");
        (await team.Council.OpenAsync(team.Review + "/history")).Text.Should().Contain("Asked for a report by itself: Probation Service.").And.Contain("FOUND-AT-THE-PANEL");

        team.World.PassTo(new LocalDateTime(2027, 1, 5, 9, 0));
        var path = $"/tasks/agency-report/{task.Id:D}?record=true";
        var check = await team.Manager.SendAsync(path, [("response", "nil-return"), ("reason", "r"), ("confirmed", "true"), .. RecordForOthersTests.Came("telephone", 4, 1, 2027, "16:00")]);
        (await team.Manager.PostAsync(path, check, [("received.step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect, check.Text);
        (await team.Council.OpenAsync(team.Review)).Text.Should().Contain("Probation Service Nil return", "the others were circulated, and it is not kept back");

        // From now on it is one of them.
        await team.DraftedAsync();
        (await team.World.ReadAsync(db => db.ReviewTasks.CountAsync(t => t.ElementId == "comment-on-draft" && t.SubjectId == "probation"))).Should().Be(1);
    }

    [Fact]
    public async Task What_is_wrong_is_said_together_and_nobody_else_asks_an_agency()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = team.Review + "/ask-agency";
        var page = await team.Manager.OpenAsync(path);
        page.Text.Should().Contain("Probation Service").And.NotContain("Southend Hospital");
        (await team.Manager.PostAsync(path, page, [("Agency", "no-such"), ("Why", "")], null)).Text.Should().Contain("Select an agency of the partnership").And.Contain("Enter how it was found");
        (await team.Manager.PostAsync(path, page, [("Agency", "southend-hospital"), ("Why", "w")], null)).Text.Should().Contain("this one was asked already");
        foreach (var other in new[] { team.Hospital, team.Council, team.Advisor, team.Outsider, team.Administrator })
        {
            (await other.OpenAsync(path)).Status.Should().Be(HttpStatusCode.NotFound, other.Name);
            (await other.PostAsync(path, await other.OpenAsync("/emails"), Found, null)).Status.Should().Be(HttpStatusCode.NotFound, other.Name);
        }

        (await team.World.ReadAsync(db => db.Participants.AnyAsync(p => p.PersonId == team.Outsider.Id))).Should().BeFalse();
    }

    [Fact]
    public async Task What_it_does_not_send_is_closed_a_working_day_after_it_was_due_and_holds_nothing_up()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.Manager.SendAsync(team.Review + "/ask-agency", Found);
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 23, 16, 59));
        (await team.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.SubjectId == "probation"))).IsOpen.Should().BeTrue();

        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 23, 17, 0));

        (await team.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.SubjectId == "probation"))).CancelledAt.Should().NotBeNull();
        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("Probation Service Not received in time");
    }
}
