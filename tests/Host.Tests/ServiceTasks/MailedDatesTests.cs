using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.Pages.Cases;
using Reviews.Notifications.Messages;

namespace Reviews.Host.Tests.ServiceTasks;

/// <summary>A date that is mailed is the date that the task has, or will have.</summary>
public sealed class MailedDatesTests
{
    [Fact]
    public async Task The_timetable_mailed_to_the_partners_has_every_step_with_its_date()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await CommissionAsync(team);

        var notice = (await team.MailsAsync(team.Police, "commissioning-notice")).Should().ContainSingle().Which;
        Rows(notice).Should().Equal(
            "2|5pm on Monday 21 December 2026|Commission the rapid review",
            "2|5pm on Monday 21 December 2026|Name the organisation’s lead",
            "2|5pm on Monday 21 December 2026|Alert NHS providers",
            "2|5pm on Monday 21 December 2026|Agree the lead author",
            "6|5pm on Tuesday 29 December 2026|Write and return the agency’s report",
            "7|5pm on Wednesday 30 December 2026|Circulate the reports to all involved",
            "8|5pm on Thursday 31 December 2026|Hold the rapid review panel",
            "11|5pm on Wednesday 6 January 2027|Vote on what follows",
            "11|5pm on Wednesday 6 January 2027|Vote for the delegate who stands down",
            "11|5pm on Wednesday 6 January 2027|Write the first draft",
            "12|9am on Thursday 7 January 2027|Settle where no two partners agree",
            "12|9:30am on Thursday 7 January 2027|Circulate the first draft",
            "12|3pm on Thursday 7 January 2027|Comment on the first draft",
            "12|5pm on Thursday 7 January 2027|Agree amendments, finalise draft two",
            "13|5pm on Friday 8 January 2027|Confirm the senior sign-off",
            "14|midday on Monday 11 January 2027|Resolve the issue raised",
            "14|5pm on Monday 11 January 2027|Proof-read and sign off the final copy",
            "14|5pm on Monday 11 January 2027|Correct the final copy",
            "14|5pm on Monday 11 January 2027|Say whether these are proof corrections",
            "14|5pm on Monday 11 January 2027|Say if you object to the proof corrections",
            "15|5pm on Tuesday 12 January 2027|Submit to the national Panel",
            "15|5pm on Tuesday 12 January 2027|Hand the finished review to the three partners",
            "17|midday on Thursday 14 January 2027|Record why the review is late",
            "|Not known yet|Write and return the agency’s report, by a date of its own");
    }

    [Fact]
    public async Task A_draft_that_goes_out_late_says_when_its_comments_are_due_and_draft_two_when_its_sign_off_is()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await CommissionAsync(team);
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 30, 10, 0));
        await team.DoneAsync(team.Manager, "circulate-reports", ("checkedForAll", "true"), ("conflicts", "no"));
        await team.MeetAsync();
        await DraftAsync(team, "write-first-draft");
        foreach (var (partner, body) in new[] { (team.Council, "local-authority"), (team.Police, "police"), (team.Health, "health") })
            await partner.SendAsync(await partner.TaskAsync("vote", body), ("choice", "criteria-met"), ("follows", "commission"), ("conflict", "no"), ("reason", "r"));
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 7, 16, 0));
        await team.DoneAsync(team.Manager, "circulate-draft", ("checked", "true"));
        (await team.MailsAsync(team.Manager, "draft-circulated")).Should().ContainSingle().Which.Subject.Should()
            .Contain(LondonWords.Of(await DueAsync(team, "comment-on-draft"))).And.Contain("midday on Friday 8 January 2027");

        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 8, 12, 30));
        await DraftAsync(team, "write-draft-two");
        (await team.MailsAsync(team.Manager, "draft-recirculated")).Should().ContainSingle().Which.Subject.Should()
            .Contain(LondonWords.Of(await DueAsync(team, "confirm-senior-sign-off"))).And.Contain("5pm on Monday 11 January 2027");

        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 11, 16, 0));
        await team.World.RemindAsync();
        (await team.MailsAsync(team.Manager, "task-escalated")).Where(m => m.Subject.Contains("sign-off", StringComparison.Ordinal)).Should()
            .HaveCount(3, "of each agency the manager is told while it can still sign off");
    }

    [Fact]
    public async Task A_limit_that_passed_while_nobody_looked_is_told_once_and_as_passed()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 14, 10, 0));
        await team.World.RemindAsync();

        (await team.MailsAsync(team.Police, "limit-near")).Should().ContainSingle().Which.Subject.Should().Contain("Time limit passed");
    }

    private static Task CommissionAsync(SouthendTeam team) => team.DoneAsync(
        team.Manager,
        "commission",
        ("panelDate.Day", "31"), ("panelDate.Month", "12"), ("panelDate.Year", "2026"), ("panelTime.time", "10:00"), ("panelPlace", "Room 3"),
        ("template", "standard"), ("modifiedResponse", "no"));

    private static async Task DraftAsync(SouthendTeam team, string element)
    {
        var draft = await team.Manager.SendAsync(await team.Manager.TaskAsync(element), ("document", "draft.pdf", SouthendTeam.Pdf), []);
        draft.Status.Should().Be(HttpStatusCode.Redirect, draft.Text);
        await team.World.SweepAsync();
    }

    private static async Task<LocalDateTime> DueAsync(SouthendTeam team, string element) =>
        (await team.World.ReadAsync(db => db.ReviewTasks.Where(t => t.ElementId == element && t.IsOpen).Select(t => t.Due).Distinct().SingleAsync()))!.Value;

    private static IEnumerable<string> Rows(OutboxMessageRow mail)
    {
        var files = JsonDocument.Parse(mail.Attachments!).RootElement.EnumerateArray()
            .Select(file => file.EnumerateObject().ToDictionary(p => p.Name.ToUpperInvariant(), p => p.Value.GetString()!)).ToList();
        var timetable = files.Single(file => file.Values.Any(value => value.StartsWith("timetable-", StringComparison.Ordinal)));
        var html = Encoding.UTF8.GetString(Convert.FromBase64String(timetable["CONTENT"]));
        return Regex.Matches(html, "<tr><td>(?<day>.*?)</td><td>(?<by>.*?)</td><td>(?<what>.*?)</td>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Select(row => WebUtility.HtmlDecode($"{row.Groups["day"].Value}|{row.Groups["by"].Value}|{row.Groups["what"].Value}"));
    }
}
