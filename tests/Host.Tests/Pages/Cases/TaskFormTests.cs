using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

public sealed class TaskFormTests
{
    [Fact]
    public async Task After_a_fault_what_was_typed_and_what_was_sent_is_still_there()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await team.Hospital.TaskAsync("agency-report", "southend-hospital");
        var wrong = await team.Hospital.SendAsync(path, ("documents", "kept.pdf", SouthendTeam.Pdf), ("response", "report"), ("author", ""), ("summary", "TYPED <b>"));
        wrong.Status.Should().Be(HttpStatusCode.BadRequest);
        wrong.Text.Should().Contain("Enter the name of the author").And.Contain("TYPED <b>").And.Contain("kept.pdf");

        var right = await team.Hospital.PostAsync(path, wrong, [("response", "report"), ("author", "A"), ("significantIssues", "no")], null);
        right.Status.Should().Be(HttpStatusCode.Redirect);
        (await team.World.ReadAsync(db => db.Documents.SingleAsync())).LinkedAt.Should().NotBeNull();
    }

    [Fact]
    public async Task A_file_that_is_not_what_it_says_is_refused_at_its_field()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await team.Hospital.TaskAsync("agency-report", "southend-hospital");
        var wrong = await team.Hospital.SendAsync(path, ("documents", "report.exe", "MZ"), ("response", "report"), ("author", "A"), ("significantIssues", "no"));
        wrong.Status.Should().Be(HttpStatusCode.BadRequest);
        wrong.Html.Should().Contain("id=\"documents-error\"");
    }

    [Fact]
    public async Task A_task_says_what_by_when_and_how_its_date_was_reached()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var page = await team.Hospital.OpenAsync(await team.Hospital.TaskAsync("agency-report", "southend-hospital"));
        page.Text.Should().Contain("Due Tuesday 29 December 2026, 5pm")
            .And.Contain("Notification sent to the Panel, Friday 18 December 2026, 9:40am")
            .And.Contain("Not counted: Boxing Day").And.Contain("S003 App E, day 6");
        (await team.Hospital.OpenAsync("/tasks")).Text.Should().Contain("Due Tuesday 29 December 2026, 5pm – in 5 working days");
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 30, 18, 0));
        (await team.Hospital.OpenAsync("/tasks")).Text.Should().Contain("overdue by 1 working day");
    }

    [Fact]
    public async Task A_task_that_was_closed_by_its_time_says_so()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await team.Hospital.TaskAsync("agency-report", "southend-hospital");
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 31, 9, 0));
        var closed = await team.Hospital.OpenAsync("/tasks/" + path.Split('/')[^1]);
        closed.Status.Should().Be(HttpStatusCode.NotFound);
        closed.Text.Should().Contain("This task is no longer open");
    }
}
