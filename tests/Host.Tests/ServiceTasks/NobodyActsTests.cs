using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Jobs;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.Pages.Cases;

namespace Reviews.Host.Tests.ServiceTasks;

/// <summary>A review goes on through all its dates whatever people leave undone: no job needs what nobody entered.</summary>
public sealed class NobodyActsTests
{
    [Fact]
    public async Task Nobody_acts_until_the_limit_has_passed_and_nothing_of_ours_fails()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await SweepUntilAsync(team, new LocalDateTime(2027, 1, 20, 12, 0));

        await NothingFailedAsync(team);
        (await OpenAsync(team)).Should().BeEquivalentTo("circulate-reports", "record-late-reason");
        (await MailAsync(team, "limit-near")).Should().NotBeEmpty();
    }

    [Fact]
    public async Task Reports_are_released_though_the_review_was_never_commissioned()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "report.pdf");
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 31, 9, 30));
        await team.DoneAsync(team.Manager, "circulate-reports", ("checkedForAll", "true"), ("conflicts", "no"));

        await NothingFailedAsync(team);
        (await team.World.ReadAsync(db => db.Documents.SingleAsync())).ReleasedAt.Should().NotBeNull();
        (await MailAsync(team, "agency-reports-circulated")).Should().NotBeEmpty()
            .And.OnlyContain(m => m.Body.Contains("before the panel meeting on Thursday 31 December 2026."));
    }

    /// <summary>No vote, no comment and no sign-off, from an agency or a partner: only what nothing can go on without is done.</summary>
    [Fact]
    public async Task The_silence_of_agencies_and_partners_stops_nothing()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 30, 10, 0));
        await team.DoneAsync(team.Manager, "circulate-reports", ("checkedForAll", "true"), ("conflicts", "no"));
        await team.MeetAsync();
        await DraftAsync(team, "write-first-draft");
        await SweepUntilAsync(team, new LocalDateTime(2027, 1, 7, 9, 0));
        (await OpenAsync(team)).Should().BeEquivalentTo("settle-no-majority");
        await team.DoneAsync(team.Manager, "settle-no-majority", ("choice", "criteria-met"), ("follows", "commission"), ("reason", "r"), ("settledOn.Day", "31"), ("settledOn.Month", "12"), ("settledOn.Year", "2026"), ("decidedBy", "d"), ("advisorInvolved", "yes"));
        await team.DoneAsync(team.Manager, "circulate-draft", ("checked", "true"));
        await SweepUntilAsync(team, new LocalDateTime(2027, 1, 7, 16, 0));
        await DraftAsync(team, "write-draft-two");
        await SweepUntilAsync(team, new LocalDateTime(2027, 1, 20, 12, 0));

        await NothingFailedAsync(team);
        (await OpenAsync(team)).Should().BeEquivalentTo("advisor-sign-off", "record-late-reason");
        (await MailAsync(team, "draft-recirculated")).Should().NotBeEmpty();
        (await MailAsync(team, "no-majority")).Should().NotBeEmpty();
        (await MailAsync(team, "closed-with-silence")).Select(m => m.Subject.Split(" closed ")[0]).Should().BeEquivalentTo(
            ["Not everyone answered: agency report", "Not everyone answered: comments", "Not everyone answered: sign-off", "Not everyone answered: vote", "Not everyone answered: vote"],
            "each is said once however many were silent, to the business manager, and of the vote to the advisor too");
        (await MailAsync(team, "closed-with-silence")).Should().ContainSingle(m => m.Subject.Contains("agency report"))
            .Which.Body.Should().Contain("Its time ran out at 9am on Thursday 31 December 2026", "they were due on day 6 and closed on day 8");
    }

    private static async Task DraftAsync(SouthendTeam team, string element)
    {
        var draft = await team.Manager.SendAsync(await team.Manager.TaskAsync(element), ("document", "draft.pdf", SouthendTeam.Pdf), []);
        draft.Status.Should().Be(System.Net.HttpStatusCode.Redirect, draft.Text);
        await team.World.SweepAsync();
    }

    private static Task<List<string>> OpenAsync(SouthendTeam team) =>
        team.World.ReadAsync(db => db.ReviewTasks.Where(t => t.IsOpen).Select(t => t.ElementId).ToListAsync());

    private static async Task SweepUntilAsync(SouthendTeam team, LocalDateTime end)
    {
        var from = Workflows.Deadlines.LondonTime.ToLocal(team.World.Now);
        for (var then = from.PlusHours(6); then < end; then = then.PlusHours(6))
        {
            await team.World.MoveToAsync(then);
            await team.World.Services.GetRequiredService<Sweep>().RunAsync(CancellationToken.None);
        }

        await team.World.MoveToAsync(end);
        await team.World.Services.GetRequiredService<Sweep>().RunAsync(CancellationToken.None);
    }

    private static async Task NothingFailedAsync(SouthendTeam team)
    {
        var now = team.World.Now;
        (await team.World.ReadAsync(db => db.Jobs.Where(j => j.State == JobState.Failed || j.State == JobState.Waiting).Select(j => j.Type).ToListAsync())).Should().BeEmpty();
        (await team.World.ReadAsync(db => db.ProcessInstances.CountAsync(p => p.Status == InstanceStatus.Incident))).Should().Be(0);
        (await team.World.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Event == "incident"))).Should().Be(0);
        (await team.World.ReadAsync(db => db.ArmedTimers.CountAsync(t => t.DueAt <= now))).Should().Be(0);
        (await team.World.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.FailedReason != null))).Should().Be(0);
    }

    private static Task<List<OutboxMessageRow>> MailAsync(SouthendTeam team, string kind) =>
        team.World.ReadAsync(db => db.OutboxMessages.Where(m => m.Kind == kind).ToListAsync());
}
