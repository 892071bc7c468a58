using System.Net;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Tests.Documents;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>What a review found is spread among its agencies, and each says for itself what it did (S003: learning is disseminated via the Learning and Development group).</summary>
public sealed class LearningSpreadTests
{
    [Fact]
    public async Task Each_agency_reads_the_briefing_and_answers_alone_and_one_that_is_late_answers_until_it_is_gone_on_without()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.SubmitAsync("learning-review");
        await BriefedAsync(team);
        var file = (await team.World.ReadAsync(db => db.Documents.SingleAsync(d => d.FileName == "seven-minutes.pdf"))).Id;
        (await team.Hospital.OpenAsync($"/documents/{file:D}")).Status.Should().Be(HttpStatusCode.NotFound, "it is not sent out yet");
        await team.DoneAsync(team.Manager, "give-to-group", ("receivedOn.Day", "12"), ("receivedOn.Month", "1"), ("receivedOn.Year", "2027"), ("adds", "THE-GROUP-ADDS"));

        (await team.Hospital.OpenAsync(await team.Hospital.TaskAsync("acknowledge-learning", "southend-hospital"))).Text.Should()
            .Contain("The rapid review").And.Contain("ASK-WHO-LIVES-THERE").And.Contain("THE-GROUP-ADDS").And.Contain("seven-minutes.pdf");
        (await team.Hospital.OpenAsync(team.Review + "/documents")).Html.Should().Contain("seven-minutes.pdf");
        var others = await team.Childrens.TaskAsync("acknowledge-learning", "childrens-services");
        (await team.Hospital.OpenAsync(others)).Status.Should().Be(HttpStatusCode.NotFound, "it is another agency’s");
        await AnsweredAsync(team, team.Childrens, "childrens-services", "DONE-BY-CHILDRENS");
        (await team.Hospital.OpenAsync(team.Review)).Text.Should().NotContain("DONE-BY-CHILDRENS");

        await team.World.MoveToAsync(new LocalDateTime(2027, 2, 11, 17, 0));
        await team.World.RemindAsync();
        (await team.MailsAsync(team.Hospital, "task-overdue")).Should().Contain(mail => mail.Subject.Contains("Tuesday 9 February 2027", StringComparison.Ordinal), "whoever is late is reminded");
        (await team.MailsAsync(team.Childrens, "task-overdue")).Should().NotContain(mail => mail.Subject.Contains("9 February", StringComparison.Ordinal), "they have answered");
        await AnsweredAsync(team, team.Hospital, "southend-hospital", "DONE-BY-THE-HOSPITAL");
        await team.DoneAsync(team.Manager, "go-on-without", "essex-police", ("choice", "go-on"), ("why", "WHY-WITHOUT"));

        (await team.World.ReadAsync(db => db.ReviewTasks.CountAsync(t => t.IsOpen && (t.ElementId == "acknowledge-learning" || t.ElementId == "go-on-without")))).Should().Be(0);
        (await team.Manager.OpenAsync(await team.Manager.TaskAsync("report-learning"))).Text.Should()
            .Contain("Done: DONE-BY-CHILDRENS").And.Contain("Done: DONE-BY-THE-HOSPITAL").And.Contain("Not acknowledged; gone on without it: WHY-WITHOUT");
        await ReportedAsync(team);
    }

    // The same in the one combined report a quarter: it came in the fourth of 2026/27, in which the recommendation is neither done nor late yet.
    private static async Task ReportedAsync(SouthendTeam team)
    {
        await team.DoneAsync(team.Manager, "report-learning", ("groupOn.Day", "10"), ("groupOn.Month", "2"), ("groupOn.Year", "2027"), ("strategicOn.Day", "11"), ("strategicOn.Month", "2"), ("strategicOn.Year", "2027"), ("said", "ASKED-BY-THE-GROUPS"));
        await team.DoneAsync(team.Hospital, "report-progress", ("state", "under-way"), ("rag", "amber"), ("underWay", "HALF-THE-WARDS"), ("nextOn.Day", "1"), ("nextOn.Month", "3"), ("nextOn.Year", "2027"));
        await team.World.MoveToAsync(new LocalDateTime(2027, 4, 1, 9, 30));

        (await team.Manager.OpenAsync("/actions")).Html.Should().Contain("href=\"/actions/southend/quarter\"");
        (await team.Manager.OpenAsync("/actions/southend/quarter")).Text.Should().Contain("Quarter 1 of 2027/28").And.Contain("Red: its day has passed 1").And.Contain("Nothing was spread in this quarter").And.NotContain("HALF-THE-WARDS")
            .And.Contain("Quarter 4 of 2026/27, the one before").And.NotContain("the one after");
        var page = (await team.Advisor.OpenAsync("/actions/southend/quarter?of=2027-01")).Text;
        page.Should().Contain("Friday 1 January 2027 to Wednesday 31 March 2027").And.Contain("Amber: it may be late, or in part 1").And.Contain("It is under way: amber\nHALF-THE-WARDS").And.NotContain("its day has passed 1", "on 31 March it had not passed");
        string[] told = ["Done: DONE-BY-CHILDRENS", "Done: DONE-BY-THE-HOSPITAL", "Not acknowledged; it went on without: WHY-WITHOUT", "ASKED-BY-THE-GROUPS"];
        page.Should().ContainAll(told);
        WordTemplateTests.TextOf(await team.Manager.SaveAsync("/actions/southend/report?quarter=2027-01&format=docx")).Should().ContainAll([.. told, "HALF-THE-WARDS", "Quarter 4 of 2026/27"]);

        foreach (var address in new[] { "/actions/southend/quarter?of=2027-02", "/actions/southend/quarter?of=2027-07", "/actions/essex/quarter", "/actions/southend/report?quarter=x" })
            (await team.Manager.OpenAsync(address)).Status.Should().Be(HttpStatusCode.NotFound, address);
        (await team.Hospital.OpenAsync("/actions/southend/quarter")).Status.Should().Be(HttpStatusCode.NotFound, "an agency reads its own");
    }

    private static async Task BriefedAsync(SouthendTeam team)
    {
        (await team.Manager.OpenAsync(await team.Manager.TaskAsync("write-briefing"))).Text.Should().Contain("Themes of this review: none are recorded yet");
        (await team.Manager.SendAsync(team.Review + "/registers/themes/entry", ("theme", "infants"), ("words", "w"))).Status.Should().Be(HttpStatusCode.Redirect);
        (await team.Manager.OpenAsync(await team.Manager.TaskAsync("write-briefing"))).Text.Should().Contain("Themes of this review: Babies and infants.");
        var sent = await team.Manager.SendAsync(await team.Manager.TaskAsync("write-briefing"), ("file", "seven-minutes.pdf", SouthendTeam.Pdf), ("spread", "yes"), ("text", "ASK-WHO-LIVES-THERE"));
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
        await team.World.SweepAsync();
    }

    private static Task AnsweredAsync(SouthendTeam team, PersonAtWork lead, string agency, string did) =>
        team.DoneAsync(lead, "acknowledge-learning", agency, ("reached", "All teams"), ("state", "done"), ("did", did));
}
