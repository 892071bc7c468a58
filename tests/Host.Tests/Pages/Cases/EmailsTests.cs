using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Jobs;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>Everybody chooses for themselves how they are emailed.</summary>
public sealed class EmailsTests
{
    [Fact]
    public async Task One_email_a_day_is_chosen_and_taken_back_by_whoever_gets_it()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        (await team.World.Stranger().OpenAsync("/emails")).Status.Should().Be(HttpStatusCode.Redirect, "it asks for a sign-in");
        (await team.Hospital.OpenAsync("/tasks")).Html.Should().Contain("href=\"/emails\"");
        (await team.Hospital.OpenAsync("/emails")).Text.Should().Contain("working days between 8am and 6pm").And.Contain("at 8am").And.NotContain("Saved");

        var saved = await team.Hospital.SendAsync("/emails", ("How", "daily"));
        saved.Status.Should().Be(HttpStatusCode.Redirect, saved.Text);
        (await team.Hospital.OpenAsync(saved.Location!)).Text.Should().Contain("You get one email a day from now on");
        (await team.World.ReadAsync(db => db.DigestChoices.Select(c => c.PersonId).ToListAsync())).Should().Equal(team.Hospital.Id);

        await team.Hospital.SendAsync("/emails", ("How", "each"));
        (await team.World.ReadAsync(db => db.DigestChoices.CountAsync())).Should().Be(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("never")]
    public async Task Nothing_else_can_be_chosen(string how)
    {
        await using var team = await SouthendTeam.OnDay1Async();

        var answer = await team.Hospital.SendAsync("/emails", ("How", how));

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Text.Should().Contain("Select how you want to be told of tasks");
    }

    [Fact]
    public async Task Who_was_told_of_what_is_late_is_shown_to_whoever_steers_and_to_those_it_was_said_to()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 29, 17, 0));
        await team.World.Services.GetRequiredService<Sweep>().RunAsync(CancellationToken.None);

        var history = team.Review + "/history";
        (await team.Manager.OpenAsync(history)).Text.Should().Contain("Southend Hospital” was escalated to: business manager.").And.Contain("“Commission the rapid review” was escalated to: independent advisor.");
        (await team.Hospital.OpenAsync(history)).Text.Should().NotContain("was escalated to: business manager", "no agency hears of another's lateness");
        (await team.Advisor.OpenAsync(history)).Text.Should().Contain("“Commission the rapid review” was escalated to: independent advisor.").And.NotContain("escalated to: business manager");
    }
}
