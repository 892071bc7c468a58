using System.Net;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Audit;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>The business manager accepts an agency's report or sends it back. Reports are due on Tuesday 29 December 2026, 5pm.</summary>
public sealed class JudgeReportTests
{
    private static readonly (string, string)[] SentBack = [("Verdict", "send-back"), ("Reason", "THE-REASON")];

    [Fact]
    public async Task What_is_sent_back_is_asked_for_again_with_a_short_deadline_and_what_was_sent_stays_as_a_version()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var first = await ReportedAsync(team, "first.pdf");
        team.World.PassTo(new LocalDateTime(2026, 12, 21, 14, 0));

        var judged = await team.Manager.SendAsync(first, SentBack);

        judged.Location.Should().Be(first, judged.Text);
        var again = await team.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.SubjectId == "southend-hospital" && t.Step == "agency-report" && t.IsOpen));
        again.Due.Should().Be(new LocalDateTime(2026, 12, 22, 17, 0), "it is due on the next working day");
        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("Southend Hospital Sent back Version 1 of Southend Hospital, sent back Due Tuesday 22 December 2026, 5pm Sent back Monday 21 December 2026, 2pm");
        (await team.Hospital.OpenAsync(first)).Text.Should().Contain("Sent back on Monday 21 December 2026, 2pm.").And.Contain("THE-REASON").And.Contain("first.pdf");
        var mail = (await team.MailsAsync(team.Hospital, "report-sent-back")).Should().ContainSingle().Subject;
        (mail.Subject + mail.Body).Should().NotContain("THE-REASON").And.NotContain("ospital");
        (await team.MailsAsync(team.Childrens, "report-sent-back")).Should().BeEmpty();
        (await team.Hospital.OpenAsync(team.Review + "/history")).Text.Should().Contain("The report of Southend Hospital was sent back.");
        foreach (var other in new[] { team.Childrens, team.Council })
            (await other.OpenAsync(team.Review + "/history")).Text.Should().NotContain("sent back").And.NotContain("THE-REASON", other.Name);

        await team.Hospital.SendAsync($"/tasks/agency-report/{again.Id:D}", ("documents", "second.pdf", SouthendTeam.Pdf), ("response", "report"), ("author", "A. Author"), ("significantIssues", "no"));
        var second = $"{team.Review}/agency-report/{again.Id:D}";
        (await team.Manager.SendAsync(second, ("Verdict", "accept"))).Location.Should().Be(second);
        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("Southend Hospital Accepted Read it : Southend Hospital Version 1 of Southend Hospital, sent back Accepted Monday 21 December 2026, 2pm");
        (await team.MailsAsync(team.Hospital, "report-accepted")).Should().ContainSingle();
        (await team.Manager.OpenAsync(first)).Text.Should().Contain("first.pdf").And.NotContain("Accept it or send it back");
        (await team.World.ReadAsync(db => db.Documents.Where(d => d.Kind == "documents").OrderBy(d => d.Version).Select(d => new { d.FileName, d.Version }).ToListAsync()))
            .Should().Equal(new { FileName = "first.pdf", Version = 1 }, new { FileName = "second.pdf", Version = 2 });

        await team.CirculateAsync();
        (await team.Council.OpenAsync(first)).Status.Should().Be(HttpStatusCode.NotFound, "what was sent back is circulated to nobody");
        (await team.Council.OpenAsync(second)).Text.Should().Contain("second.pdf").And.NotContain("THE-REASON");
        (await team.Council.OpenAsync(team.Review + "/documents")).Text.Should().Contain("second.pdf").And.NotContain("first.pdf");
        (await team.World.ReadAsync(db => AuditVerifier.FirstProblemAsync(db, CancellationToken.None))).Should().BeNull();
    }

    [Fact]
    public async Task It_is_judged_once_with_a_reason_and_by_nobody_else()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var report = await ReportedAsync(team, "first.pdf");
        var page = await team.Manager.OpenAsync(report);
        (await team.Manager.PostAsync(report, page, [], null)).Text.Should().Contain("Select whether you accept it or send it back");
        (await team.Manager.PostAsync(report, page, [("Verdict", "send-back"), ("Reason", " ")], null)).Text.Should().Contain("Enter what is missing or has to be changed");
        foreach (var other in new[] { team.Hospital, team.Childrens, team.Council, team.Advisor, team.Administrator })
            (await other.PostAsync(report, await other.OpenAsync("/emails"), SentBack, null)).Status.Should().Be(HttpStatusCode.NotFound, other.Name);

        (await team.Manager.PostAsync(report, page, SentBack, null)).Status.Should().Be(HttpStatusCode.Redirect);
        (await team.Manager.PostAsync(report, page, SentBack, null)).Status.Should().Be(HttpStatusCode.Redirect, "the same request is answered the same");
        var second = await team.Manager.PostAsync(report, page, [("Verdict", "accept"), ("requestId", Guid.NewGuid().ToString("D"))], null);

        second.Status.Should().Be(HttpStatusCode.Conflict, second.Text);
        (await team.World.ReadAsync(db => db.ReviewTasks.CountAsync(t => t.SubjectId == "southend-hospital" && t.Step == "agency-report"))).Should().Be(2);
    }

    [Theory]
    [InlineData("yes", 1)]
    [InlineData("no", 0)]
    public async Task Significant_practice_issues_are_told_to_the_agencys_own_seniors_at_once(string issues, int mails)
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var senior = await team.PutOnAsync("Sam", "agency-senior:southend-hospital");
        var other = await team.PutOnAsync("Sid", "agency-senior:childrens-services");
        var path = await team.Hospital.TaskAsync("agency-report", "southend-hospital");

        await team.Hospital.SendAsync(path, ("documents", "report.pdf", SouthendTeam.Pdf), ("response", "report"), ("author", "A. Author"), ("significantIssues", issues));

        var told = await team.MailsAsync(senior, "significant-issues-found");
        told.Should().HaveCount(mails);
        string.Concat(told.Select(mail => mail.Subject + mail.Body)).Should().NotContain("ospital").And.NotContain("report.pdf").And.NotContain("A. Author");
        (await team.MailsAsync(other, "significant-issues-found")).Should().BeEmpty();
    }

    private static async Task<string> ReportedAsync(SouthendTeam team, string file) =>
        $"{team.Review}/agency-report/{(await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", file)).Split('/')[^1]}";
}
