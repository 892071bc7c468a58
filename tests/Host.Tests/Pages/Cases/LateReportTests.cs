using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>A report that comes after the circulation of Wednesday 30 December 2026, with sharing blocked by a proceeding and without.</summary>
public sealed class LateReportTests
{
    private static readonly (string, string)[] OnTheForm =
    [
        ("response", "report"), ("significantIssues", "no"), ("author", "A. Author"), ("authorRole", "r"), ("recordsSeen", "r"), ("involvedFrom.Day", "1"), ("involvedFrom.Month", "3"), ("involvedFrom.Year", "2024"),
        ("familyComposition", "f"), ("summary", "ON-THE-FORM"), ("episodes.0.what", "e"), ("episodes.0.analysis", "a"), ("workedWell", "w"), ("concerns", "c"), ("voice", "v"), ("inequalities", "i"), ("actionsTaken", "a"), ("learning", "l"),
        ("seniorName", "S"), ("seniorRole", "r"), ("seniorSignedAt.Day", "18"), ("seniorSignedAt.Month", "12"), ("seniorSignedAt.Year", "2026"), ("seniorSignedAt.time", "09:30"),
    ];

    [Fact]
    public async Task While_sharing_is_blocked_a_late_report_is_taken_and_read_by_nobody_else_until_the_manager_circulates_it()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await SouthendTeam.ReportAsync(team.Childrens, "childrens-services", "in-time.pdf");
        await team.CirculateAsync();
        await team.Manager.SendAsync(team.Review + "/registers/proceedings/entry", Proceeding("blocks"));
        var file = await ReportPageAsync(team, await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "late.pdf"));
        var form = await ReportPageAsync(team, await team.PoliceAgency.TaskAsync("agency-report", "essex-police"));
        var sent = await team.PoliceAgency.SendAsync(await team.PoliceAgency.TaskAsync("agency-report", "essex-police"), OnTheForm);
        sent.Status.Should().Be(HttpStatusCode.Redirect, "handing it in is not circulating it: " + sent.Text);

        foreach (var other in new[] { team.Childrens, team.Council, team.Advisor })
        {
            foreach (var page in new[] { file, form })
                (await other.OpenAsync(page)).Status.Should().Be(HttpStatusCode.NotFound, other.Name);
            (await other.OpenAsync(team.Review + "/documents")).Text.Should().Contain("in-time.pdf").And.NotContain("late.pdf", other.Name);
            (await other.OpenAsync(team.Review)).Text.Should().Contain("Southend Hospital Answered").And.NotContain("came after the circulation", other.Name);
        }

        (await team.Hospital.OpenAsync(file)).Text.Should().Contain("late.pdf", "it is their own").And.NotContain("Circulate this report");
        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("2 reports came after the circulation. Nobody else can read them yet. A police investigation blocks sharing: ASK-THE-INSPECTOR").And.Contain("Report of Southend Hospital");
        (await team.Manager.OpenAsync(file)).Text.Should().Contain("A police investigation blocks sharing: ASK-THE-INSPECTOR").And.NotContain("Circulate this report");
        (await team.MailsAsync(team.Manager, "late-report-waits")).Should().HaveCount(2);
        (await CirculateAsync(team.Manager, file, file)).Text.Should().Contain("a police investigation blocks it: ASK-THE-INSPECTOR");
        (await team.Manager.OpenAsync(team.Review + "/receipts")).Text.Should().NotContain("late.pdf").And.NotContain("Essex Police, public protection");

        await LiftAsync(team);
        (await team.Council.OpenAsync(file)).Status.Should().Be(HttpStatusCode.NotFound, "that the block is lifted circulates nothing");
        (await team.Manager.OpenAsync(team.Review + "/registers/proceedings?kept=true")).Text.Should().Contain("Nothing blocks sharing now. Open each and circulate it.");
        (await CirculateAsync(team.Council, file, "/emails")).Status.Should().Be(HttpStatusCode.NotFound);
        foreach (var page in new[] { file, form })
            (await CirculateAsync(team.Manager, page, page)).Location.Should().EndWith("?circulated=true");

        (await team.Council.OpenAsync(file)).Text.Should().Contain("late.pdf");
        (await team.Childrens.OpenAsync(form)).Text.Should().Contain("ON-THE-FORM");
        (await team.Manager.OpenAsync(team.Review)).Text.Should().NotContain("came after the circulation");
        (await CirculateAsync(team.Manager, file, file)).Status.Should().Be(HttpStatusCode.Conflict, "once is enough");
        (await team.Council.OpenAsync(team.Review + "/history")).Text.Should().Contain("The report of Southend Hospital was circulated.");
        var receipts = (await team.Manager.OpenAsync(team.Review + "/receipts")).Text;
        receipts.Should().Contain("Essex Police, public protection").And.Contain("Answered on the form, without a file.").And.Contain("Charlie Wednesday 30 December 2026, 10am", "the page of its answers was opened");
        (await team.World.ReadAsync(db => Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();
    }

    [Fact]
    public async Task Without_a_block_a_late_report_is_released_as_it_comes_and_no_longer_once_it_is_sent_back()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        var page = await ReportPageAsync(team, await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "late.pdf"));
        (await team.Council.OpenAsync(page)).Text.Should().Contain("late.pdf");
        (await team.MailsAsync(team.Manager, "late-report-waits")).Should().BeEmpty();

        (await team.Manager.SendAsync(page, ("Verdict", "send-back"), ("Reason", "r"))).Status.Should().Be(HttpStatusCode.Redirect);

        (await team.Council.OpenAsync(page)).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.Council.OpenAsync(team.Review + "/documents")).Text.Should().NotContain("late.pdf", "what was sent back is circulated to nobody");
        (await team.Manager.OpenAsync(team.Review)).Text.Should().NotContain("came after the circulation", "it waits for nothing");
    }

    [Fact]
    public async Task The_corrected_final_copy_is_not_handed_on_while_sharing_is_blocked()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        await team.MeetAsync();
        await team.DraftedAsync();
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 7, 16, 0));
        await team.Manager.SendAsync(await team.Manager.TaskAsync("write-draft-two"), ("document", "two.pdf", SouthendTeam.Pdf), []);
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 11, 12, 0));
        await team.DoneAsync(team.Advisor, "advisor-sign-off", ("name", "n"), ("level", "l"), ("evidence", "e"), ("outcome", "corrections-needed"), ("issue", "i"), ("declaration", "true"));
        await team.Manager.SendAsync(team.Review + "/registers/proceedings/entry", Proceeding("blocks"));

        var corrected = await team.Manager.SendAsync(await team.Manager.TaskAsync("correct-draft"), ("document", "three.pdf", SouthendTeam.Pdf), []);

        corrected.Text.Should().Contain("a police investigation blocks it: ASK-THE-INSPECTOR");
        await LiftAsync(team);
        (await team.Manager.SendAsync(await team.Manager.TaskAsync("correct-draft"))).Status.Should().Be(HttpStatusCode.Redirect, "the file that was sent is kept");
    }

    [Fact]
    public async Task Who_puts_the_report_together_is_written_down_as_reading_it()
    {
        await using var team = await SouthendTeam.OnDay1Async();

        (await team.Manager.OpenAsync(team.Review + "/report/file?format=docx")).Status.Should().Be(HttpStatusCode.OK);

        (await team.World.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Event == "case-read" && e.Data.Contains("assembled-report")))).Should().Be(1);
    }

    private static async Task<string> ReportPageAsync(SouthendTeam team, string taskPath)
    {
        var id = Guid.Parse(taskPath.Split('/')[^1]);
        return $"{team.Review}/agency-report/{(await team.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.Id == id))).Id:D}";
    }

    private static async Task<Answer> CirculateAsync(PersonAtWork person, string report, string from) => await person.PostAsync(report + "?handler=Circulate", await person.OpenAsync(from), [], null);

    private static async Task LiftAsync(SouthendTeam team)
    {
        var entry = await team.World.ReadAsync(db => db.RegisterEntries.SingleAsync());
        (await team.Manager.SendAsync($"{team.Review}/registers/proceedings/entry/{entry.EntryId:D}", Proceeding("none"))).Status.Should().Be(HttpStatusCode.Redirect);
    }

    private static (string, string)[] Proceeding(string sharing) =>
    [
        ("kind", "police"), ("contact", "DI Contact"), ("state", "open"), ("sharing", sharing), ("publishing", "none"), ("interviewing", "none"), ("heed", "ASK-THE-INSPECTOR"),
        ("startedOn.Day", "14"), ("startedOn.Month", "12"), ("startedOn.Year", "2026"),
    ];
}
