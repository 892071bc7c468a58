using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>The business manager gives an open task to one of those who may do it, and takes it back to its group.</summary>
public sealed class GiveTaskTests
{
    [Fact]
    public async Task A_task_is_given_to_one_of_its_group_whose_it_is_alone_and_given_back()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var second = await team.PutOnAsync("Hilary", "agency-lead:southend-hospital");
        var task = await team.Hospital.TaskAsync("agency-report", "southend-hospital");
        var give = $"{team.Review}/give/{task.Split('/')[^1]}";
        (await team.Manager.OpenAsync(team.Review + "/give")).Text.Should().Contain("Southend Hospital Agency lead for Southend Hospital");

        var check = await team.Manager.SendAsync(give, ("To", second.Id.ToString("D")), ("step", "check"));
        check.Text.Should().Contain("Will be with Hilary").And.Contain("Now with Its group: Agency lead for Southend Hospital");
        (await team.Hospital.OpenAsync(task)).Status.Should().Be(HttpStatusCode.OK, "nothing is given before it is confirmed");

        var first = await team.Manager.PostAsync(give, check, [("step", "confirm")], null);
        var again = await team.Manager.PostAsync(give, check, [("step", "confirm")], null);
        first.Status.Should().Be(HttpStatusCode.Redirect, first.Text);
        again.Location.Should().Be(first.Location);
        (await team.Manager.OpenAsync(first.Location!)).Text.Should().Contain("is with Hilary now");
        (await team.Hospital.OpenAsync(task)).Status.Should().Be(HttpStatusCode.NotFound);
        (await second.OpenAsync(task)).Status.Should().Be(HttpStatusCode.OK);
        (await team.MailsAsync(second, "task-assigned")).Should().ContainSingle();
        (await team.Council.OpenAsync(team.Review + "/history")).Text.Should().MatchRegex("“[^”]+ – Southend Hospital” was given to Hilary");
        (await team.World.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Event == "task-reassigned"))).Should().Be(1);

        var back = await team.Manager.SendAsync(give, ("To", "group"), ("step", "check"));
        (await team.Manager.PostAsync(give, back, [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);
        (await team.Hospital.OpenAsync(task)).Status.Should().Be(HttpStatusCode.OK);
        (await team.Council.OpenAsync(team.Review + "/history")).Text.Should().Contain("was given back to its group");
    }

    [Fact]
    public async Task A_task_goes_to_nobody_outside_its_group_and_only_the_manager_gives_it()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var task = (await team.Hospital.TaskAsync("agency-report", "southend-hospital")).Split('/')[^1];
        var give = $"{team.Review}/give/{task}";
        var page = await team.Manager.OpenAsync(give);
        foreach (var (to, step) in new[] { (team.Council.Id.ToString("D"), "confirm"), (team.Outsider.Id.ToString("D"), "confirm"), (team.Council.Id.ToString("D"), "check"), ("", "check"), ("nonsense", "confirm") })
        {
            var refused = await team.Manager.PostAsync(give, page, [("To", to), ("step", step)], null);
            refused.Status.Should().Be(HttpStatusCode.BadRequest, to + step);
            refused.Text.Should().Contain("There is a problem").And.Contain("Select");
        }

        foreach (var person in new[] { team.Hospital, team.Council, team.Advisor, team.Administrator, team.Outsider })
        {
            (await person.OpenAsync(give)).Status.Should().Be(HttpStatusCode.NotFound, person.Name);
            (await person.OpenAsync(team.Review + "/give")).Status.Should().Be(HttpStatusCode.NotFound, person.Name);
            (await person.PostAsync(give, await person.OpenAsync("/tasks"), [("To", team.Hospital.Id.ToString("D")), ("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.NotFound, person.Name);
        }

        (await team.World.ReadAsync(db => db.ReviewTasks.CountAsync(t => t.Assignee != null))).Should().Be(0);
    }

    [Fact]
    public async Task A_task_that_is_done_meanwhile_is_told_with_what_was_chosen_and_a_repeated_confirmation_answers_as_the_first()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var second = await team.PutOnAsync("Hilary", "agency-lead:southend-hospital");
        var give = $"{team.Review}/give/{(await team.Hospital.TaskAsync("agency-report", "southend-hospital")).Split('/')[^1]}";
        var toHilary = await team.Manager.SendAsync(give, ("To", second.Id.ToString("D")), ("step", "check"));
        var first = await team.Manager.PostAsync(give, toHilary, [("step", "confirm")], null);
        var toHarper = await team.Manager.SendAsync(give, ("To", team.Hospital.Id.ToString("D")), ("step", "check"));
        await SouthendTeam.ReportAsync(second, "southend-hospital", "findings.pdf");

        foreach (var step in new[] { "check", "confirm" })
        {
            var late = await team.Manager.PostAsync(give, toHarper, [("To", team.Hospital.Id.ToString("D")), ("step", step)], null);
            late.Status.Should().Be(HttpStatusCode.Conflict, step);
            late.Text.Should().Contain("There is a problem").And.Contain("Southend Hospital").And.Contain("You chose Harper").And.Contain("is closed");
            late.Html.Should().Contain($"href=\"{team.Review}\"");
        }

        (await team.Manager.PostAsync(give, toHilary, [("step", "confirm")], null)).Location.Should().Be(first.Location);
        (await team.World.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Event == "task-reassigned"))).Should().Be(1);
    }
}
