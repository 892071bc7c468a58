using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>An agency's report as its form asks for it. Reports are due on Tuesday 29 December 2026, 5pm.</summary>
public sealed class AgencyReportTests
{
    private static readonly (string, string)[] Answered =
    [
        ("response", "report"), ("significantIssues", "no"), ("author", "A. Author"), ("authorRole", "Named nurse"), ("recordsSeen", "TYPED-RECORDS"), .. On("involvedFrom", 1, 3, 2024),
        ("familyComposition", "f"), ("summary", "TYPED-SUMMARY"), ("episodes.0.what", "TYPED-EPISODE"), ("episodes.1.analysis", "TYPED-ANALYSIS"),
        ("workedWell", "w"), ("concerns", "c"), ("voice", "v"), ("inequalities", "i"), ("actionsTaken", "a"), ("learning", "l"), ("otherProcesses", "police"), ("otherProcesses", "inquest"),
        ("seniorName", "S. Senior"), ("seniorRole", "Chief Nurse"), .. On("seniorSignedAt", 18, 12, 2026), ("seniorSignedAt.time", "09:30"),
    ];

    [Fact]
    public async Task A_report_answered_in_the_service_is_read_there_by_its_agency_and_the_manager_and_by_all_once_it_is_circulated()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await team.Hospital.TaskAsync("agency-report", "southend-hospital");

        var sent = await team.Hospital.SendAsync(path, Answered);

        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
        var report = $"{team.Review}/agency-report/{path.Split('/')[^1]}";
        (await team.Manager.OpenAsync(team.Review)).Html.Should().Contain($"href=\"{report}\"");
        foreach (var reader in new[] { team.Hospital, team.Manager })
        {
            (await reader.OpenAsync(report)).Text.Should().Contain("A report. Sent by Harper on Friday 18 December 2026, 10am").And.Contain("First day of involvement Friday 1 March 2024")
                .And.Contain("Records seen TYPED-RECORDS").And.Contain("Key practice episodes 1. What happened TYPED-EPISODE").And.Contain("2. Analysis TYPED-ANALYSIS")
                .And.Contain("Other processes that are open Police investigation; Inquest").And.Contain("Date of the senior’s sign-off 9:30am on Friday 18 December 2026")
                .And.Contain("Significant practice issues No").And.NotContain("Last day of involvement");
        }

        foreach (var other in new[] { team.Childrens, team.Council, team.Advisor, team.Outsider, team.Administrator })
            (await other.OpenAsync(report)).Status.Should().Be(HttpStatusCode.NotFound, other.Name);
        (await team.Council.OpenAsync(team.Review)).Html.Should().NotContain(report);
        await team.CirculateAsync();
        foreach (var other in new[] { team.Childrens, team.Council, team.Advisor })
            (await other.OpenAsync(report)).Text.Should().Contain("TYPED-SUMMARY", other.Name);
        (await team.Outsider.OpenAsync(report)).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.World.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Event == "case-read" && e.Data.Contains(path.Split('/', 4)[3])))).Should().BeGreaterThan(4, "each reading is written down");
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_report_is_said_at_once_and_what_was_typed_is_still_there()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await team.Hospital.TaskAsync("agency-report", "southend-hospital");

        var wrong = await team.Hospital.SendAsync(path, ("response", "report"), ("author", "TYPED-AUTHOR"), ("episodes.2.what", "TYPED-EPISODE"), ("involvedFrom.Day", "19"), ("involvedFrom.Month", "12"), ("involvedFrom.Year", "2026"));

        wrong.Status.Should().Be(HttpStatusCode.BadRequest);
        wrong.Text.Should().Contain("First day of involvement must be today or in the past").And.Contain("Enter the concerns").And.Contain("Select yes if there are significant practice issues").And.Contain("TYPED-EPISODE").And.Contain("Row 3");
        wrong.Html.Should().Contain("TYPED-AUTHOR");
    }

    [Fact]
    public async Task A_report_that_is_attached_needs_its_author_alone_and_a_nil_return_is_short()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "report.pdf");
        var nil = await team.Childrens.TaskAsync("agency-report", "childrens-services");
        (await team.Childrens.SendAsync(nil, ("response", "nil-return"))).Text.Should().Contain("Enter the reason why there is nothing to report").And.NotContain("Enter the name of the author");
        (await team.Childrens.SendAsync(nil, ("response", "nil-return"), ("reason", "Not known to us"), ("confirmed", "true"))).Status.Should().Be(HttpStatusCode.Redirect);

        (await team.Manager.OpenAsync($"{team.Review}/agency-report/{nil.Split('/')[^1]}")).Text.Should().Contain("A nil return").And.Contain("Not known to us");
        var report = await team.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.SubjectId == "southend-hospital" && t.Step == "agency-report"));
        (await team.Manager.OpenAsync($"{team.Review}/agency-report/{report.Id:D}")).Text.Should().Contain("report.pdf").And.Contain("A. Author");
    }

    [Theory]
    [InlineData("short", false, false)]
    [InlineData("siblings", true, true)]
    public async Task The_page_and_the_pro_forma_that_is_mailed_ask_the_same(string template, bool voice, bool differences)
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.DoneAsync(
            team.Manager,
            "commission",
            ("panelDate.Day", "31"), ("panelDate.Month", "12"), ("panelDate.Year", "2026"), ("panelTime.time", "10:00"), ("panelPlace", "Room 3"), ("template", template), ("modifiedResponse", "no"));

        var page = await team.Hospital.OpenAsync(await team.Hospital.TaskAsync("agency-report", "southend-hospital"));
        var mail = (await team.MailsAsync(team.Council, "commissioning-notice")).Should().ContainSingle().Subject;
        var proForma = ProFormaOf(mail.Attachments!);

        foreach (var (question, asked) in new[] { ("voice and lived experience", voice), ("What differs between the children", differences), ("Name of the author", true), ("Senior sign-off", true) })
        {
            page.Text.Contains(question, StringComparison.Ordinal).Should().Be(asked, question);
            proForma.Contains(question, StringComparison.Ordinal).Should().Be(asked, question);
        }
    }

    private static string ProFormaOf(string attachments)
    {
        var file = System.Text.Json.JsonDocument.Parse(attachments).RootElement.EnumerateArray().Single(a => a.GetProperty("FileName").GetString()!.EndsWith(".docx", StringComparison.Ordinal));
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(file.GetProperty("Content").GetBytesFromBase64()));
        using var text = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return text.ReadToEnd();
    }

    private static (string, string)[] On(string key, int day, int month, int year) => [($"{key}.Day", $"{day}"), ($"{key}.Month", $"{month}"), ($"{key}.Year", $"{year}")];
}
