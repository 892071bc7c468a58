using System.Net;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Tests.Pages.Cases;

namespace Reviews.Host.Tests.Casework;

public sealed class AppointmentTests
{
    [Fact]
    public async Task Only_someone_of_the_partnership_who_can_sign_in_is_appointed()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.DoneAsync(
            team.Manager,
            "commission",
            ("panelDate.Day", "31"), ("panelDate.Month", "12"), ("panelDate.Year", "2026"), ("panelTime.time", "10:00"), ("panelPlace", "Room 3"),
            ("template", "standard"), ("modifiedResponse", "no"));
        var stranger = await team.World.SomeoneAsync("Sasha");
        var left = await team.World.SomeoneAsync("Lee", "lead-author");
        await team.World.ReadAsync(db => db.Users.Where(u => u.Id == left.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.IsActive, false)));
        var elsewhere = await team.World.SomeoneAsync("Elliot", "lead-author");
        await team.World.ReadAsync(db => db.RoleAssignments.Where(a => a.PersonId == elsewhere.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Partnership, "essex")));
        var path = await team.Manager.TaskAsync("agree-lead-author");

        foreach (var person in new[] { Guid.NewGuid(), stranger.Id, left.Id, elsewhere.Id, team.Administrator.Id }.Select(id => id.ToString("D")).Append("anybody"))
        {
            var refused = await team.Manager.SendAsync(path, ("person", person), ("reason", "Knows the case best"));
            refused.Status.Should().Be(HttpStatusCode.BadRequest, person);
            refused.Text.Should().Contain("Select a person from the list").And.Contain("Knows the case best", "nothing typed is lost");
        }

        var appointed = await team.Manager.SendAsync(path, ("person", team.Author.Id.ToString("D")), ("reason", "Knows the case best"));
        appointed.Status.Should().Be(HttpStatusCode.Redirect, appointed.Text);
        await team.World.SweepAsync();
        (await team.World.ReadAsync(db => db.Participants.CountAsync(p => p.PersonId == team.Author.Id && p.Role == "lead-author"))).Should().Be(1);
    }
}
