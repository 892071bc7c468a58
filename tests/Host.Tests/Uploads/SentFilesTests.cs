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
