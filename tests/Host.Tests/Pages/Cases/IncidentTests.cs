using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

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
        foreach (var neither in new[] { "7", "1", "0", "retry", "Retry,Continue" })
            (await team.Manager.SendAsync(page, ("by", neither), (why, "The server was down"))).Status.Should().Be(HttpStatusCode.NotFound, neither);
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

    [Fact]
    public async Task A_value_that_a_step_lacks_is_set_right_in_its_own_field()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await CommissionAsync(team);
        var job = await team.World.ReadAsync(db => db.Jobs.SingleAsync(j => j.Type == "send-commissioning"));
        var process = job.ProcessInstanceId;
        await HappensAsync(team, process, "empties", new VariablesCorrected(team.World.Now, ProcessState.RootId, FeelContext.Empty.With("partners", FeelValue.Null)));
        await HappensAsync(team, process, "done", new JobDone(team.World.Now, job.EngineInstanceId, FeelContext.Empty));
        var page = team.Review + "/incidents";
        var shown = await team.Manager.OpenAsync(page);
        shown.Text.Should().Contain("partners").And.Contain("It is empty.");
        var value = FieldName(shown, "value-[^\"]+-partners");
        var why = FieldName(shown, "why-[^\"]+");

        var wrong = await team.Manager.SendAsync(page, ("by", "Retry"), (why, "The list was lost"), (value, "health"));
        wrong.Status.Should().Be(HttpStatusCode.BadRequest);
        wrong.Text.Should().Contain("Enter partners as text in quotation marks");
        wrong.Html.Should().Contain("The list was lost").And.MatchRegex($"name=\"{value}\"[^>]*value=\"health\"|value=\"health\"[^>]*name=\"{value}\"");
        var again = await team.Manager.SendAsync(page, ("by", "Retry"), (why, "Tried once more"));
        again.Status.Should().Be(HttpStatusCode.Redirect);
        (await team.Manager.OpenAsync(again.Location!)).Text.Should().Contain("It failed again").And.Contain("It is empty.").And.NotContain("It is settled");
        (await team.Manager.SendAsync(
            page, ("by", "Retry"), (why, "The list was lost"), (value, """[{id: "council", name: "The council"}, {id: "police", name: "The police"}]"""))).Status.Should().Be(HttpStatusCode.Redirect);

        (await team.World.ReadAsync(db => db.ReviewTasks.CountAsync(t => t.ElementId == "name-partner-lead" && t.IsOpen))).Should().Be(2);
        (await team.Manager.OpenAsync(team.Review + "/history")).Text.Should().Contain("The list was lost");
    }

    private static async Task<(SouthendTeam Team, string WhyField)> FailedAsync()
    {
        var team = await SouthendTeam.OnDay1Async();
        await CommissionAsync(team);
        var job = await team.World.ReadAsync(db => db.Jobs.SingleAsync(j => j.Type == "send-commissioning"));
        for (var attempt = 1; attempt <= 3; attempt++)
            await HappensAsync(team, job.ProcessInstanceId, $"fails-{attempt}", new JobFailed(team.World.Now, job.EngineInstanceId, "THE-REASON"));
        return (team, $"why-{job.ProcessInstanceId:N}-{job.EngineInstanceId}");
    }

    private static string FieldName(Answer page, string pattern) =>
        Regex.Match(page.Html, $" name=\"(?<name>{pattern})\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["name"].Value;

    private static async Task CommissionAsync(SouthendTeam team) => await team.Manager.SendAsync(
        await team.Manager.TaskAsync("commission"),
        ("panelDate.Day", "31"), ("panelDate.Month", "12"), ("panelDate.Year", "2026"), ("panelTime.time", "10:00"), ("panelPlace", "Room 3"),
        ("template", "standard"), ("modifiedResponse", "no"));

    private static async Task HappensAsync(SouthendTeam team, Guid processInstanceId, string requestId, Happening happening)
    {
        await using var scope = team.World.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<ProcessRunner>().RunAsync<SettledIncident>(
            new ActionContext(Actors.System, team.World.Now, requestId),
            "test",
            async transaction =>
            {
                var process = (await transaction.FindAsync(processInstanceId))!;
                return await transaction.HappenAsync(process, happening) is { } refusal ? refusal : new SettledIncident(process.Row.ReviewId);
            },
            CancellationToken.None);
        outcome.IsDone.Should().BeTrue();
    }
}
