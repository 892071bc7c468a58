using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>A step that failed for good is seen by the business manager, who has it tried again or moves on without it.</summary>
public sealed class IncidentTests
{
    [Fact]
    public async Task A_failed_step_is_tried_again_once_a_reason_is_given()
    {
        var (team, why) = await FailedAsync();
        await using var kept = team;
        var page = team.Review + "/incidents";
        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("Something needs attention: Tell the three partners");
        (await team.Council.OpenAsync(team.Review)).Text.Should().NotContain("Something needs attention");
        (await team.Manager.OpenAsync(page)).Text.Should().Contain("THE-REASON");

        var without = await team.Manager.SendAsync(page, ("by", "Retry"), (why, ""));
        without.Status.Should().Be(HttpStatusCode.BadRequest);
        without.Text.Should().Contain("Enter what was done about it");
        (await team.Manager.SendAsync(page, ("by", "Retry"), (why, "The server was down"))).Status.Should().Be(HttpStatusCode.Redirect);
        await team.World.SweepAsync();

        (await team.World.ReadAsync(db => db.Jobs.SingleAsync(j => j.Type == "send-commissioning"))).State.Should().Be(JobState.Done);
        (await team.Manager.OpenAsync(team.Review)).Text.Should().NotContain("Something needs attention");
        (await team.Manager.OpenAsync(team.Review + "/history")).Text.Should().Contain("The server was down");
        (await team.Manager.OpenAsync(page)).Text.Should().Contain("Nothing needs attention");
    }

    [Fact]
    public async Task A_failed_step_is_moved_on_from_and_what_follows_opens()
    {
        var (team, why) = await FailedAsync();
        await using var kept = team;
        (await team.Manager.SendAsync(team.Review + "/incidents", ("by", "Continue"), (why, "Told by telephone"))).Status.Should().Be(HttpStatusCode.Redirect);

        (await team.World.ReadAsync(db => db.Jobs.SingleAsync(j => j.Type == "send-commissioning"))).State.Should().Be(JobState.Cancelled);
        (await team.World.ReadAsync(db => db.ReviewTasks.CountAsync(t => t.ElementId == "name-partner-lead" && t.IsOpen))).Should().Be(3);
    }

    private static async Task<(SouthendTeam Team, string WhyField)> FailedAsync()
    {
        var team = await SouthendTeam.OnDay1Async();
        await team.Manager.SendAsync(
            await team.Manager.TaskAsync("commission"),
            ("panelDate.Day", "31"), ("panelDate.Month", "12"), ("panelDate.Year", "2026"), ("panelTime.time", "10:00"), ("panelPlace", "Room 3"),
            ("template", "standard"), ("modifiedResponse", "no"));
        var job = await team.World.ReadAsync(db => db.Jobs.SingleAsync(j => j.Type == "send-commissioning"));
        await using var scope = team.World.Services.CreateAsyncScope();
        var runner = scope.ServiceProvider.GetRequiredService<ProcessRunner>();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var outcome = await runner.RunAsync<SettledIncident>(
                new ActionContext(Actors.System, team.World.Now, $"fails-{attempt}"),
                "test",
                async transaction =>
                {
                    var process = (await transaction.FindAsync(job.ProcessInstanceId))!;
                    return await transaction.HappenAsync(process, new JobFailed(team.World.Now, job.EngineInstanceId, "THE-REASON")) is { } refusal ? refusal : new SettledIncident(job.ReviewId);
                },
                CancellationToken.None);
            outcome.IsDone.Should().BeTrue();
        }

        return (team, $"why-{job.ProcessInstanceId:N}-{job.EngineInstanceId}");
    }
}
