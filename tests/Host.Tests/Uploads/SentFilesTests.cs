using System.Net;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Tests.Pages.Cases;
using Reviews.Host.Uploads;

namespace Reviews.Host.Tests.Uploads;

/// <summary>Files through the real page: what is refused is kept nowhere, and who sent it is told on the page.</summary>
public sealed class SentFilesTests
{
    private const string Field = "documents";

    [Fact]
    public async Task A_refused_file_leaves_no_row_and_no_file()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await team.Hospital.TaskAsync("agency-report", "southend-hospital");
        foreach (var (name, content) in new[] { ("a.exe", "pdf"), ("a.pdf", "docx"), ("a.docx", "macros"), ("a.docx", "climbing"), ("a.docx", "many parts"), ("a.pdf", "empty") })
        {
            var refused = await team.Hospital.SendFilesAsync(path, [(Field, name, FileRulesTests.Bad(content))], [("response", "report"), ("author", "A"), ("significantIssues", "no")]);
            refused.Status.Should().Be(HttpStatusCode.BadRequest, content);
            refused.Html.Should().Contain("id=\"documents-error\"", content);
        }

        (await team.World.ReadAsync(db => db.Documents.CountAsync())).Should().Be(0);
        team.World.KeptFiles.Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_by_its_own_page_and_five_large_ones_are_taken_at_once()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await team.Hospital.TaskAsync("agency-report", "southend-hospital");
        (string, string)[] fields = [("response", "report"), ("author", "A"), ("significantIssues", "no")];

        var refused = await team.Hospital.SendFilesAsync(path, [(Field, "thirty.pdf", Files.PdfOf(30 * 1024 * 1024))], fields);
        refused.Status.Should().Be(HttpStatusCode.BadRequest, refused.Text);
        refused.Text.Should().Contain("must be smaller than 25MB");
        team.World.KeptFiles.Should().BeEmpty();

        var large = Enumerable.Range(1, 5).Select(n => (Field, $"{n}.pdf", Files.PdfOf(FileRules.LargestBytes))).ToArray();
        var taken = await team.Hospital.SendFilesAsync(path, large, fields);
        taken.Status.Should().Be(HttpStatusCode.Redirect, taken.Text);
        team.World.KeptFiles.Should().HaveCount(5);
    }

    [Fact]
    public async Task Another_file_in_place_of_the_first_is_not_taken_for_it_though_the_form_is_the_same()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await team.Hospital.TaskAsync("agency-report", "southend-hospital");
        var page = await team.Hospital.OpenAsync(path);
        var faulty = await team.Hospital.PostAsync(path, page, [("response", "report"), ("author", "")], (Field, "first.pdf", SouthendTeam.Pdf));
        faulty.Status.Should().Be(HttpStatusCode.BadRequest);

        var sent = await team.Hospital.PostAsync(path, page, [("response", "report"), ("author", "A"), ("significantIssues", "no")], (Field, "second.pdf", SouthendTeam.Pdf + "\n"));

        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
        (await team.World.ReadAsync(db => db.Documents.Where(d => d.LinkedAt != null).Select(d => d.FileName).ToListAsync())).Should().Equal("second.pdf");
    }

    [Fact]
    public async Task The_same_form_sent_twice_keeps_its_file_once()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await team.Hospital.TaskAsync("agency-report", "southend-hospital");
        var page = await team.Hospital.OpenAsync(path);
        (string, string)[] fields = [("response", "report"), ("author", "A"), ("significantIssues", "no")];
        var first = await team.Hospital.PostAsync(path, page, fields, (Field, "report.pdf", SouthendTeam.Pdf));
        var second = await team.Hospital.PostAsync(path, page, fields, (Field, "report.pdf", SouthendTeam.Pdf));

        second.Location.Should().Be(first.Location).And.StartWith("/tasks?done=");
        team.World.KeptFiles.Should().ContainSingle();
    }

    [Fact]
    public async Task Only_what_the_step_took_becomes_part_of_the_review()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var hospital = await team.Hospital.TaskAsync("agency-report", "southend-hospital");
        var nothing = await team.Hospital.SendFilesAsync(
            hospital, [(Field, "changed-my-mind.pdf", Files.Pdf)], [("response", "nil-return"), ("reason", "Not known to us"), ("confirmed", "true")]);
        nothing.Status.Should().Be(HttpStatusCode.Redirect, nothing.Text);
        var police = await team.PoliceAgency.TaskAsync("agency-report", "essex-police");
        var report = await team.PoliceAgency.SendFilesAsync(
            police,
            [(Field, "report.pdf", Files.Pdf), ("author", "smuggled.pdf", Files.Pdf)],
            [("response", "report"), ("author", "A"), ("significantIssues", "no")]);
        report.Status.Should().Be(HttpStatusCode.Redirect, report.Text);

        (await team.World.ReadAsync(db => db.Documents.Where(d => d.LinkedAt != null).Select(d => d.FileName).ToListAsync())).Should().Equal("report.pdf");
        (await team.World.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Event == "document-linked"))).Should().Be(1);
        (await team.Manager.OpenAsync(team.Review + "/documents")).Text.Should().Contain("report.pdf").And.NotContain("changed-my-mind").And.NotContain("smuggled");
    }

    [Fact]
    public async Task A_request_larger_than_all_that_may_be_sent_is_answered_with_a_page()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await team.Hospital.TaskAsync("agency-report", "southend-hospital");

        var files = Enumerable.Range(1, 7).Select(n => (Field, $"{n}.pdf", Files.PdfOf(FileRules.LargestBytes))).ToArray();
        var refused = await team.Hospital.SendFilesAsync(path, files, [("response", "report")]);

        refused.Status.Should().Be(HttpStatusCode.RequestEntityTooLarge, refused.Text);
        refused.Text.Should().Contain("These files are too large").And.Contain("125 MB");
        team.World.KeptFiles.Should().BeEmpty();

        var form = await team.Manager.SendFilesAsync("/reviews/start", [(Field, "a.pdf", Files.PdfOf(2 * RequestLimits.Form))], []);
        form.Status.Should().Be(HttpStatusCode.RequestEntityTooLarge, "no file is asked for there");
    }
}
