using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Reviews.Testing.Documents;
using static Reviews.Host.Tests.Pages.Cases.PracticeReviewTests;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>What is not fit for the public is taken by no route, and whoever finds that out has a way back.</summary>
public sealed class PublicationRoutesTests
{
    [Fact]
    public async Task A_version_for_the_public_is_refused_while_it_gives_away_more_than_its_words()
    {
        await using var team = await BegunAsync();
        await ToPublicationAsync(team);
        var prepare = await team.Manager.TaskAsync("prepare-publication");

        (await RefusedAsync(team, prepare, "marked.docx", MarkedDocument.Make())).Should().Contain("This file is not fit for the public: it holds 5 tracked changes or comments: accept or reject each in Word, and delete the comments");
        (await RefusedAsync(team, prepare, "named.docx", MarkedDocument.By("M. Hart", "The child was quiet."))).Should().Contain("its properties name M. Hart: take them out in Word");
        (await RefusedAsync(team, prepare, "cspr-2.pdf", Encoding.UTF8.GetBytes(SouthendTeam.Pdf + "cspr-2.pdf"))).Should().Contain("it is, to the byte, another document of this review that was not made for the public");
        (await RefusedAsync(team, prepare, "first.pdf", Encoding.UTF8.GetBytes(SouthendTeam.Pdf + "cspr-1.pdf"))).Should().Contain("another document of this review");

        var taken = await HandInAsync(team, prepare, "child-r.docx", MarkedDocument.By("Southend Safeguarding Partnership", "The child was quiet."));
        taken.Status.Should().Be(HttpStatusCode.Redirect, taken.Text);
    }

    /// <summary>A file that was refused stays kept: a request made by hand may name it, or another file, at whichever step.</summary>
    [Fact]
    public async Task No_request_made_by_hand_gets_another_file_published()
    {
        await using var team = await BegunAsync();
        await ToPublicationAsync(team);
        var prepare = await team.Manager.TaskAsync("prepare-publication");
        await RefusedAsync(team, prepare, "marked.docx", MarkedDocument.Make());
        var kept = await team.World.ReadAsync(db => db.Documents.SingleAsync(d => d.FileName == "marked.docx"));
        var whole = await team.World.ReadAsync(db => db.Documents.SingleAsync(d => d.FileName == "cspr-2.pdf"));
        (string, string)[] answer = [("changed", "c"), ("checkedBy", "c"), ("nobody", "true")];
        var page = await team.Manager.OpenAsync(prepare);
        (await team.Manager.PostAsync(prepare, page, [("kept", kept.Id.ToString("D")), .. answer], null)).Status.Should().Be(HttpStatusCode.BadRequest);
        (await team.Manager.PostAsync(prepare, page, [("kept", whole.Id.ToString("D")), .. answer], null)).Status.Should().NotBe(HttpStatusCode.Redirect);
        (await OpenAsync(team)).Should().Contain("prepare-publication");

        (await HandInAsync(team, prepare, "child-r.pdf", Encoding.UTF8.GetBytes(SouthendTeam.Pdf + "public"))).Status.Should().Be(HttpStatusCode.Redirect);
        await team.World.SweepAsync();
        await BeforePublicationAsync(team);
        await team.World.MoveToAsync(new LocalDateTime(2027, 6, 15, 11, 0));
        var publish = await team.Manager.TaskAsync("publish");
        foreach (var sha256 in new[] { whole.Sha256, kept.Sha256, "" })
            (await team.Manager.SendAsync(publish, [.. Published("10:30"), ("sha256", sha256)])).Text.Should().Contain("What is published must be the version made for the public");
        (await team.World.ReadAsync(db => db.ProcessInstances.AnyAsync(p => p.ProcessId == "after-publication"))).Should().BeFalse();
    }

    /// <summary>What was fit when it was made may be so no more: its bytes have become a draft of the report since.</summary>
    [Fact]
    public async Task What_is_published_is_looked_into_again_when_it_is_published()
    {
        await using var team = await BegunAsync();
        await ToPublicationAsync(team);
        await PrepareAsync(team, "child-r.pdf", SouthendTeam.Pdf + "public");
        await BeforePublicationAsync(team);
        var prepared = await team.World.ReadAsync(db => db.Documents.SingleAsync(d => d.FileName == "child-r.pdf"));
        await team.World.ReadAsync(db => db.Documents.Where(d => d.FileName == "cspr-1.pdf").ExecuteUpdateAsync(set => set.SetProperty(d => d.Sha256, prepared.Sha256)));
        await team.World.MoveToAsync(new LocalDateTime(2027, 6, 15, 11, 0));
        (await team.Manager.SendAsync(await team.Manager.TaskAsync("publish"), Published("10:30"))).Text.Should().Contain("another document of this review that was not made for the public");
    }

    [Theory]
    [InlineData("send-advance-copies")]
    [InlineData("tell-family-of-publication")]
    [InlineData("tell-staff-of-publication")]
    [InlineData("publish")]
    public async Task Whoever_finds_the_version_wrong_sends_it_back_and_it_is_made_again(string finder)
    {
        await using var team = await BegunAsync();
        await ToPublicationAsync(team);
        await PrepareAsync(team, "child-r.pdf", SouthendTeam.Pdf + "public");
        if (finder == "publish")
            await BeforePublicationAsync(team);
        await team.DoneAsync(team.Manager, finder, [("versionWrong", "true"), ("whatIsWrong", "Page 9 names the school")]);

        (await OpenAsync(team)).Should().Contain("prepare-publication").And.NotContain(["publish", "send-advance-copies", "tell-family-of-publication", "tell-staff-of-publication"]);
        (await team.Manager.OpenAsync(await team.Manager.TaskAsync("prepare-publication"))).Text.Should().Contain("Page 9 names the school");
        await PrepareAsync(team, "child-r-2.pdf", SouthendTeam.Pdf + "public 2");
        await BeforePublicationAsync(team);
        await team.World.MoveToAsync(new LocalDateTime(2027, 6, 15, 11, 0));
        var publish = await team.Manager.TaskAsync("publish");
        (await team.Manager.OpenAsync(publish)).Text.Should().Contain("child-r-2.pdf");
        await team.DoneAsync(team.Manager, "publish", Published("10:30"));
        (await team.World.ReadAsync(db => db.ProcessInstances.CountAsync(p => p.ProcessId == "after-publication"))).Should().Be(1);
        (await team.World.ReadAsync(db => Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();
    }

    private static async Task<string> RefusedAsync(SouthendTeam team, string prepare, string fileName, byte[] content)
    {
        var sent = await HandInAsync(team, prepare, fileName, content);
        sent.Status.Should().Be(HttpStatusCode.BadRequest, sent.Text);
        return sent.Text;
    }

    // Without the files of earlier tries, which the page offers again.
    private static async Task<Answer> HandInAsync(SouthendTeam team, string prepare, string fileName, byte[] content)
    {
        var page = await team.Manager.OpenAsync(prepare);
        return await team.Manager.PostFilesAsync(
            prepare, page with { Html = page.Html.Replace("name=\"kept\"", "name=\"not\"", StringComparison.Ordinal) }, [("changed", "c"), ("checkedBy", "c"), ("nobody", "true")], [("document", fileName, content)]);
    }
}
