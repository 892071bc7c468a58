using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Tests.Documents;
using Reviews.Testing.Documents;
using Reviews.Testing.Machine;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>What is sent to the Panel (S003 App. E, day 15), put together as one file.</summary>
public sealed class SubmissionPackTests
{
    private static readonly (string, string)[] Sent = [("sentAt.day", "12"), ("sentAt.month", "1"), ("sentAt.year", "2027"), ("sentAt.time", "09:30"), ("channel", "Secure mail"), ("receipt", "1")];

    [Fact]
    public async Task It_holds_the_report_as_it_was_signed_the_decision_with_the_minority_view_and_the_hash_of_each()
    {
        LibreOffice.Program();
        await using var team = await SouthendTeam.OnDay1Async();
        var report = MarkedDocument.Clean("The report of the review.");
        await ToSubmissionAsync(team, report);
        var task = await team.Manager.TaskAsync("submit-review");

        (await team.Manager.SendAsync(task + "/pack")).Location.Should().Be(task);
        var page = await team.Manager.OpenAsync(task);
        var row = await team.World.ReadAsync(db => db.Documents.SingleAsync(d => d.Kind == "pack"));
        page.Html.Should().Contain(row.Sha256);
        var pack = await team.Manager.SaveAsync($"/documents/{row.Id:D}");

        Convert.ToHexStringLower(SHA256.HashData(pack)).Should().Be(row.Sha256);
        var files = Files(pack);
        var reference = team.Review.Split('/')[^1];
        files.Keys.Should().BeEquivalentTo($"{reference}-report.docx", $"{reference}-report.pdf", $"{reference}-decision.docx", $"{reference}-decision.pdf", "contents.txt");
        files[$"{reference}-report.docx"].Should().Equal(report, "what is sent is what was signed, byte for byte");
        string.Concat(LibreOffice.Pages(files[$"{reference}-report.pdf"])).Should().Contain("The report of the review.");
        var decision = WordTemplateTests.TextOf(files[$"{reference}-decision.docx"]);
        decision.Should().Contain("Minority view").And.Contain("POLICE-REASON").And.Contain("By a majority of the partners; Essex Police disagreed").And.Contain("Signed off").And.NotContain("Not yet recorded. Not");
        var listed = Encoding.UTF8.GetString(files["contents.txt"]);
        foreach (var (name, content) in files.Where(file => file.Key != "contents.txt"))
            listed.Should().Contain(name).And.Contain(Convert.ToHexStringLower(SHA256.HashData(content)));

        (await team.Advisor.OpenAsync($"/documents/{row.Id:D}")).Status.Should().Be(HttpStatusCode.NotFound, "until it is sent it is its maker's");
        await team.DoneAsync(team.Manager, "submit-review", Sent);
        (await team.Advisor.OpenAsync($"/documents/{row.Id:D}")).Status.Should().Be(HttpStatusCode.OK);
        (await team.Hospital.OpenAsync($"/documents/{row.Id:D}")).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.World.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Event == "review-submitted"))).Data.Should().Contain(row.Sha256);
        (await team.World.ReadAsync(db => Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();
    }

    [Fact]
    public async Task Made_anew_it_takes_the_place_of_the_one_before_and_another_file_is_no_pack()
    {
        LibreOffice.Program();
        await using var team = await SouthendTeam.OnDay1Async();
        await ToSubmissionAsync(team, MarkedDocument.Clean("The report."));
        var task = await team.Manager.TaskAsync("submit-review");
        await team.Manager.SendAsync(task + "/pack");
        await team.Manager.SendAsync(task + "/pack");

        (await team.World.ReadAsync(db => db.Documents.CountAsync(d => d.Kind == "pack"))).Should().Be(1);
        team.World.KeptFiles.Should().HaveSameCount(await team.World.ReadAsync(db => db.Documents.ToListAsync()));
        var sent = await team.Manager.SendFilesAsync(task, [("pack", "pack.pdf", Encoding.UTF8.GetBytes(SouthendTeam.Pdf))], Sent);
        sent.Status.Should().Be(HttpStatusCode.BadRequest);
        sent.Text.Should().Contain("Select the pack that was made here last");
    }

    [Fact]
    public async Task What_is_not_signed_is_not_packed()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await ToSubmissionAsync(team, MarkedDocument.Clean("The report."));
        var task = await team.Manager.TaskAsync("submit-review");
        await team.World.ReadAsync(async db =>
        {
            // As it would be were another version handed in meanwhile.
            var process = await db.ProcessInstances.SingleAsync(p => p.ProcessId == "rapid-review");
            process.Snapshot = process.Snapshot.Replace("\"signed-off\"", "\"corrections-needed\"", StringComparison.Ordinal);
            return await db.SaveChangesAsync();
        });

        var refused = await team.Manager.SendAsync(task + "/pack");

        refused.Status.Should().Be(HttpStatusCode.BadRequest);
        refused.Text.Should().Contain("What is sent is what was signed");
        (await team.Hospital.OpenAsync(task + "/pack")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    private static Dictionary<string, byte[]> Files(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = entry.Open();
            using var whole = new MemoryStream();
            content.CopyTo(whole);
            return whole.ToArray();
        });
    }

    /// <summary>Up to Tuesday 12 January 2027, day 15: the police dissented, this report is signed by the advisor and is to be sent.</summary>
    private static async Task ToSubmissionAsync(SouthendTeam team, byte[] report)
    {
        await team.CirculateAsync();
        await team.MeetAsync();
        await HandInAsync(team, "write-first-draft", MarkedDocument.Clean("A first draft."));
        foreach (var (partner, body, choice, follows, reason) in new[]
            { (team.Council, "local-authority", "criteria-met", "commission", "r"), (team.Police, "police", "criteria-not-met", "learning-review", "POLICE-REASON"), (team.Health, "health", "criteria-met", "commission", "r") })
            await partner.SendAsync(await partner.TaskAsync("vote", body), ("conflict", "no"), ("choice", choice), ("follows", follows), ("reason", reason));
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 7, 9, 0));
        await team.DoneAsync(team.Manager, "circulate-draft", ("checked", "true"));
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 7, 16, 0));
        await HandInAsync(team, "write-draft-two", report);
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 11, 12, 0));
        await team.DoneAsync(team.Advisor, "advisor-sign-off", ("name", "n"), ("level", "l"), ("evidence", "e"), ("outcome", "signed-off"), ("declaration", "true"));
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 12, 10, 0));
    }

    private static async Task HandInAsync(SouthendTeam team, string element, byte[] content)
    {
        var sent = await team.Manager.SendFilesAsync(await team.Manager.TaskAsync(element), [("document", element + ".docx", content)], []);
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
        await team.World.SweepAsync();
    }
}
