using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Documents;
using Reviews.Host.Storage.Rows;
using Reviews.Testing.Documents;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>A draft that came back from Word: it is the next version, its changes and comments are settled, and then it is signed (S003 App. E, days 12 and 13).</summary>
public sealed class WordIsWelcomeTests
{
    private static readonly (string, string)[] Signs = [("name", "n"), ("level", "l"), ("evidence", "e"), ("outcome", "signed-off"), ("declaration", "true")];

    [Fact]
    public async Task Its_changes_and_comments_are_listed_and_nobody_signs_before_all_are_settled()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var page = await ToDraftTwoAsync(team);

        var seen = (await team.Manager.OpenAsync(page)).Text;
        seen.Should().Contain("Put in by A. Khan, 9:30am on Thursday 7 January 2027").And.Contain("Taken out by M. Hart").And.Contain("Comment by R. Lowe").And.Contain("Was it not Tuesday?").And.Contain("5 of 5 are to be settled");
        (await team.Hospital.OpenAsync(page)).Text.Should().Contain("Was it not Tuesday?").And.NotContain("What was done about number");

        var refused = await team.Hospital.SendAsync(await team.Hospital.TaskAsync("confirm-senior-sign-off", "southend-hospital"), Signs);
        refused.Status.Should().Be(HttpStatusCode.BadRequest);
        foreach (var number in Enumerable.Range(1, 5))
            refused.Text.Should().Contain($"Number {number} of the list of changes is not settled");
        refused.Text.Should().Contain("put in by A. Khan, “calm”").And.Contain("comment by R. Lowe, “Was it not Tuesday?”");

        var faults = await team.Manager.SendAsync(page, ("outcome.1", "not-accepted"), ("answer.1", " "), ("outcome.5", "answered"), ("outcome.2", "answered"));
        faults.Status.Should().Be(HttpStatusCode.BadRequest);
        faults.Text.Should().Contain("Enter a sentence about number 1: why it is not accepted").And.Contain("Enter a sentence about number 5: the answer").And.Contain("Select what was done about number 2");

        (await team.Manager.SendAsync(page, ("outcome.1", "not-accepted"), ("answer.1", "The record says otherwise."))).Location.Should().EndWith("?saved=true");
        (await team.Manager.OpenAsync(page)).Text.Should().Contain("4 of 5 are to be settled").And.Contain("The record says otherwise.");
        (await team.Hospital.SendAsync(await team.Hospital.TaskAsync("confirm-senior-sign-off", "southend-hospital"), Signs)).Text.Should()
            .NotContain("Number 1 of the list").And.Contain("Number 2 of the list");

        var settled = await team.Manager.SendAsync(page, ("outcome.1", "not-accepted"), ("answer.1", "The record says otherwise."), ("outcome.5", "answered"), ("answer.5", "It was Monday: see the log."), ("acceptRest", "true"));
        settled.Location.Should().EndWith("?clean=true");
        (await team.Manager.OpenAsync(settled.Location!)).Text.Should().Contain("Version 3 of the report").And.Contain("None: this version is clean.");
        (await team.Hospital.OpenAsync(page)).Text.Should().Contain("Not accepted by Morgan. The record says otherwise.").And.Contain("Answered by Morgan. It was Monday: see the log.");

        var clean = await team.World.ReadAsync(db => db.Documents.OrderByDescending(d => d.UploadedAt).ThenByDescending(d => d.Version).FirstAsync());
        var saved = await team.Hospital.SaveAsync($"/documents/{clean.Id:D}");
        Convert.ToHexStringLower(SHA256.HashData(saved)).Should().Be(clean.Sha256);
        WordParagraphs.Of(saved).Should().Equal("The child was and quiet.", "A whole paragraph.", "Stressed", "The visit was on Monday.");
        var signing = await team.Hospital.TaskAsync("confirm-senior-sign-off", "southend-hospital");
        (await team.Hospital.OpenAsync(signing)).Html.Should().Contain(clean.Sha256);
        (await team.Hospital.SendAsync(signing, Signs)).Status.Should().Be(HttpStatusCode.Redirect);
        (await team.World.ReadAsync(db => Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();
    }

    [Fact]
    public async Task Only_its_authors_settle_only_the_current_version_and_a_repeat_changes_nothing()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var page = await ToDraftTwoAsync(team);

        (await team.Hospital.SendAsync(page, ("outcome.1", "accepted"))).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.Outsider.OpenAsync(page)).Status.Should().Be(HttpStatusCode.NotFound);
        var open = await team.Manager.OpenAsync(page);
        (string, string)[] all = [("outcome.5", "answered"), ("answer.5", "It was Monday."), ("acceptRest", "true")];
        (await team.Manager.PostAsync(page, open, all, null)).Location.Should().EndWith("?clean=true");
        var versions = await VersionsAsync(team);
        (await team.Manager.PostAsync(page, open, all, null)).Status.Should().Be(HttpStatusCode.NotFound, "the version is no longer the current one");
        (await VersionsAsync(team)).Should().HaveSameCount(versions);
        team.World.KeptFiles.Should().HaveSameCount(await team.World.ReadAsync(db => db.Documents.ToListAsync()), "no bytes are left over");
    }

    [Fact]
    public async Task The_difference_from_the_version_before_is_shown_word_by_word()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var page = await ToDraftTwoAsync(team);

        var difference = await team.Manager.OpenAsync(page + "/difference");

        difference.Text.Should().Contain("from version 1 to version 2").And.Contain("2 paragraphs have changed: 4 words were put in and 1 was taken out.").And.Contain("New paragraph");
        difference.Html.Should().MatchRegex("<del[^>]*>.{0,80} very<").And.MatchRegex("<ins[^>]*>.{0,80}calm ");
        (await team.Outsider.OpenAsync(page + "/difference")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    /// <summary>Up to draft two, which came back from Word with changes; answers with its page.</summary>
    private static async Task<string> ToDraftTwoAsync(SouthendTeam team)
    {
        await team.CirculateAsync();
        await team.MeetAsync();
        var first = await team.Manager.SendFilesAsync(
            await team.Manager.TaskAsync("write-first-draft"), [("document", "draft.docx", MarkedDocument.Clean("The child was and very quiet.", "Stressed", "The visit was on Monday."))], []);
        first.Location.Should().StartWith("/tasks", first.Text);
        foreach (var (partner, body) in new[] { (team.Council, "local-authority"), (team.Police, "police"), (team.Health, "health") })
            await partner.SendAsync(await partner.TaskAsync("vote", body), ("conflict", "no"), ("choice", "criteria-met"), ("follows", "commission"), ("reason", "r"));
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 7, 9, 0));
        await team.DoneAsync(team.Manager, "circulate-draft", ("checked", "true"));
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 7, 16, 0));
        var second = await team.Manager.SendFilesAsync(await team.Manager.TaskAsync("write-draft-two"), [("document", "draft two.docx", MarkedDocument.Make())], []);
        second.Location.Should().Contain("/versions/", second.Text);
        await team.World.SweepAsync();
        return second.Location!.Split('?')[0];
    }

    private static Task<List<DocumentRow>> VersionsAsync(SouthendTeam team) => team.World.ReadAsync(db => db.Documents.ToListAsync());
}
