using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Documents;
using Reviews.Testing.Documents;
using static Reviews.Host.Tests.Pages.Cases.MarkedDrafts;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>A draft that came back from Word waits at its task until its changes and comments are settled; then it goes on without them (S003 App. E, days 9 to 14).</summary>
public sealed class WordIsWelcomeTests
{
    [Fact]
    public async Task Draft_two_with_changes_goes_to_nobody_until_the_last_is_settled_and_is_then_signed_without_them()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var page = await ToMarkedDraftTwoAsync(team);

        var seen = (await team.Manager.OpenAsync(page)).Text;
        seen.Should().Contain("Put in by A. Khan, 9:30am on Thursday 7 January 2027").And.Contain("Taken out by M. Hart").And.Contain("Comment by R. Lowe").And.Contain("Was it not Tuesday?").And.Contain("5 of 5 are to be settled. Until then nobody else gets this version.");
        seen.Should().Contain("Version 2 of the report, as it came back from Word").And.Contain("“Agree amendments, finalise draft two” stays open until the last of its tracked changes and comments is settled: due Thursday 7 January 2027, 5pm");
        await NobodyElseHasItAsync(team, page);

        var faults = await team.Manager.SendAsync(page, ("outcome.1", "not-accepted"), ("answer.1", " "), ("outcome.5", "answered"), ("outcome.2", "answered"));
        faults.Status.Should().Be(HttpStatusCode.BadRequest);
        faults.Text.Should().Contain("Enter a sentence about number 1: why it is not accepted").And.Contain("Enter a sentence about number 5: the answer").And.Contain("Select what was done about number 2");
        (await team.Manager.SendAsync(page, ("outcome.1", "not-accepted"), ("answer.1", "The record says otherwise."))).Location.Should().EndWith("?saved=true");
        (await team.Manager.OpenAsync(page)).Text.Should().Contain("4 of 5 are to be settled").And.Contain("The record says otherwise.");
        await NobodyElseHasItAsync(team, page);

        var settled = await team.Manager.SendAsync(page, ("outcome.1", "not-accepted"), ("answer.1", "The record says otherwise."), ("outcome.5", "answered"), ("answer.5", "It was Monday: see the log."), ("acceptRest", "true"));
        settled.Location.Should().EndWith("?clean=true", settled.Text);
        await team.World.SweepAsync();
        (await team.MailsAsync(team.Hospital, "draft-recirculated")).Should().ContainSingle();
        (await team.Manager.OpenAsync(settled.Location!)).Text.Should().Contain("Version 2 of the report").And.NotContain("as it came back").And.Contain("None: this version is clean.").And.Contain("The current version");
        var signing = await team.Hospital.TaskAsync("confirm-senior-sign-off", "southend-hospital");
        var clean = await CleanAsync(team);
        var version = $"{team.Review}/versions/{clean.Id:D}";
        (await team.Hospital.OpenAsync(signing)).Html.Should().Contain(clean.Sha256).And.Contain($"href=\"{version}\"").And.Contain($"href=\"{version}/difference\"");
        (await team.Hospital.OpenAsync(team.Review + "/documents")).Html.Should().Contain($"href=\"{version}\"");
        (await team.Hospital.OpenAsync(version)).Text.Should().Contain("Version 2 of the report", "a version has one number for all");
        (await team.Hospital.OpenAsync(page)).Status.Should().Be(HttpStatusCode.NotFound, "what was said in it stays its writers'");
        (await team.Manager.OpenAsync(page)).Text.Should().Contain("Not accepted by Morgan. The record says otherwise.").And.Contain("Answered by Morgan. It was Monday: see the log.");
        var saved = await team.Hospital.SaveAsync($"/documents/{clean.Id:D}");
        Convert.ToHexStringLower(SHA256.HashData(saved)).Should().Be(clean.Sha256);
        WordParagraphs.Of(saved).Should().Equal("The child was and quiet.", "A whole paragraph.", "Stressed", "The visit was on Monday.");
        (await team.Hospital.SendAsync(signing, Signs)).Status.Should().Be(HttpStatusCode.Redirect);
        (await team.World.ReadAsync(db => Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();
    }

    [Fact]
    public async Task Its_author_sees_at_a_glance_that_it_waits_and_is_reminded_and_nobody_is_taken_for_silent()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var page = await ToMarkedDraftTwoAsync(team);

        var author = await team.PutOnAsync("Alan", "lead-author");
        const string Waits = "5 tracked changes and comments are still to be settled. Nobody else has got it yet";
        (await author.OpenAsync("/tasks")).Text.Should().Contain($"Handed in, but it waits for you: {Waits}").And.Contain("Due Thursday 7 January 2027, 5pm – today");
        (await author.OpenAsync(team.Review)).Text.Should().Contain(Waits);
        var task = await author.OpenAsync(await author.TaskAsync("write-draft-two"));
        task.Text.Should().Contain($"This version waits for you: {Waits}").And.Contain("draft two.docx");
        task.Html.Should().Contain($"href=\"{page}\"");
        (await team.Hospital.OpenAsync(team.Review)).Text.Should().NotContain("still to be settled");
        (await author.OpenAsync(team.Review + "/history")).Text.Should().Contain("A version came back with tracked changes or comments");
        (await team.Hospital.OpenAsync(team.Review + "/history")).Text.Should().NotContain("came back").And.NotContain("draft two.docx");

        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 8, 17, 30));
        await team.World.RemindAsync();
        (await team.MailsAsync(author, "task-overdue")).Should().NotBeEmpty();
        (await team.MailsAsync(team.Manager, "task-escalated")).Should().NotBeEmpty();
        (await author.OpenAsync("/tasks")).Text.Should().Contain("overdue by").And.Contain(Waits);
        (await author.SendAsync(page, All)).Location.Should().EndWith("?clean=true");
        await team.World.SweepAsync();
        var signOffs = await team.World.ReadAsync(db => db.ReviewTasks.Where(t => t.Step == "sign-off" && t.SubjectId != null).ToListAsync());
        signOffs.Should().HaveCount(3).And.OnlyContain(t => t.IsOpen && t.Due == new LocalDateTime(2027, 1, 11, 17, 0), "each has a working day from when it got the draft, and none is silent");
    }

    [Fact]
    public async Task Draft_one_and_the_corrected_copy_wait_too()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var first = await HandInAsync(team, await ToFirstDraftAsync(team), MarkedDocument.Make());
        (await team.World.ReadAsync(db => db.ReviewTasks.AnyAsync(t => t.ElementId == "circulate-draft"))).Should().BeFalse();
        (await team.Manager.SendAsync(Page(first), All)).Location.Should().EndWith("?clean=true");
        await team.World.SweepAsync();
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 7, 9, 0));
        await team.DoneAsync(team.Manager, "circulate-draft", ("checked", "true"));
        (await team.Hospital.OpenAsync(Page(first))).Status.Should().Be(HttpStatusCode.NotFound, "the circulation is of the one without them");
        (await team.Hospital.OpenAsync($"{team.Review}/versions/{(await CleanAsync(team)).Id:D}")).Text.Should().Contain("Version 1 of the report");
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 7, 16, 0));
        await HandInAsync(team, "write-draft-two", MarkedDocument.Clean("Draft two."));
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 11, 10, 0));
        await team.DoneAsync(team.Advisor, "advisor-sign-off", ("name", "n"), ("level", "l"), ("evidence", "e"), ("outcome", "corrections-needed"), ("issue", "Proofs"), ("declaration", "true"));

        var corrected = await HandInAsync(team, "correct-draft", MarkedDocument.Make());
        (await team.World.ReadAsync(db => db.ReviewTasks.AnyAsync(t => t.ElementId == "judge-corrections"))).Should().BeFalse();
        (await team.Advisor.OpenAsync(Page(corrected))).Status.Should().Be(HttpStatusCode.NotFound);
        var settled = await team.Manager.SendAsync(Page(corrected), All);
        (await team.Advisor.OpenAsync(settled.Location!)).Text.Should().Contain("Version 3 of the report");
        (await team.Advisor.OpenAsync(await team.Advisor.TaskAsync("judge-corrections"))).Html.Should().Contain((await CleanAsync(team)).Sha256);
    }

    [Fact]
    public async Task Only_its_writers_settle_it_and_another_file_may_take_its_place()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var page = await ToMarkedDraftTwoAsync(team);
        var open = await team.Manager.OpenAsync(page);
        foreach (var reader in new[] { team.Hospital, team.Council, team.Advisor, team.Outsider })
            (await reader.SendAsync(page, All)).Status.Should().Be(HttpStatusCode.NotFound);

        var again = Page(await HandInAsync(team, "write-draft-two", MarkedDocument.Make()));
        again.Should().NotBe(page);
        (await team.Manager.PostAsync(page, open, All, null)).Status.Should().Be(HttpStatusCode.NotFound, "another file waits in its place");
        (await team.Manager.OpenAsync(page)).Text.Should().Contain("another file, has taken its place").And.Contain("5 of 5 were not settled");
        await HandInAsync(team, "write-draft-two", MarkedDocument.Clean("Settled in Word."));
        (await team.Manager.OpenAsync(again)).Text.Should().NotContain("Say of each");
        (await team.Hospital.OpenAsync(await team.Hospital.TaskAsync("confirm-senior-sign-off", "southend-hospital"))).Text.Should().Contain("write-draft-two.docx");
        team.World.KeptFiles.Should().HaveSameCount(await team.World.ReadAsync(db => db.Documents.ToListAsync()), "no bytes are left over");
    }

    [Fact]
    public async Task What_was_typed_with_it_is_recorded_and_a_repeat_changes_nothing()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var page = await ToMarkedDraftTwoAsync(team, ("note", "After the agencies’ comments"));
        var open = await team.Manager.OpenAsync(page);
        var first = await team.Manager.PostAsync(page, open, All, null);
        first.Location.Should().EndWith("?clean=true");
        await team.World.SweepAsync();
        var before = await team.World.ReadAsync(db => db.Documents.CountAsync());

        (await team.Manager.PostAsync(page, open, All, null)).Status.Should().Be(HttpStatusCode.NotFound, "it waits no longer");
        (await team.World.ReadAsync(db => db.Documents.CountAsync())).Should().Be(before);
        team.World.KeptFiles.Should().HaveCount(before, "no bytes are left over");
        (await team.World.ReadAsync(db => db.ProcessInstances.SingleAsync())).Snapshot.Should().Contain("After the agencies");
    }

    [Fact]
    public async Task A_proceeding_that_blocks_sharing_stops_the_last_settlement_and_nothing_of_it_is_recorded()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var page = await ToMarkedDraftTwoAsync(team);
        var kept = await team.Manager.SendAsync(
            team.Review + "/registers/proceedings/entry",
            ("kind", "police"), ("contact", "DI Contact"), ("startedOn.Day", "4"), ("startedOn.Month", "1"), ("startedOn.Year", "2027"), ("state", "open"),
            ("sharing", "blocks"), ("publishing", "none"), ("interviewing", "none"), ("heed", "ASK-THE-INSPECTOR"));
        kept.Location.Should().EndWith("?kept=true", kept.Text);

        var refused = await team.Manager.SendAsync(page, All);

        refused.Status.Should().Be(HttpStatusCode.BadRequest);
        refused.Text.Should().Contain("a police investigation blocks it").And.Contain("It was Monday.", "nothing typed is lost");
        (await team.World.ReadAsync(db => db.MarkSettlements.AnyAsync())).Should().BeFalse();
        await NobodyElseHasItAsync(team, page);
    }

    [Fact]
    public async Task A_version_that_went_on_with_changes_before_such_ones_waited_is_settled_in_its_place_and_signed()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await HandInAsync(team, await ToDraftTwoAsync(team), MarkedDocument.Clean("Draft two."));
        var draft = await CleanAsync(team);
        await MarkAsBeforeAsync(team, draft);
        var (page, signing) = ($"{team.Review}/versions/{draft.Id:D}", await team.Hospital.TaskAsync("confirm-senior-sign-off", "southend-hospital"));

        (await team.Hospital.OpenAsync(page)).Text.Should().Contain("Was it not Tuesday?", "it was sent to them");
        (await team.Manager.SendAsync(page, ("outcome.1", "accepted"))).Location.Should().EndWith("?saved=true");
        var refused = await team.Hospital.SendAsync(signing, Signs);
        refused.Status.Should().Be(HttpStatusCode.BadRequest);
        refused.Text.Should().NotContain("Number 1 of the list").And.Contain("Number 2 of the list of changes is not settled").And.Contain("Number 5 of the list of changes is not settled");
        (await team.Hospital.SendAsync(page, All)).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.Manager.SendAsync(page, All)).Location.Should().EndWith("?clean=true");
        (await team.Hospital.SendAsync(signing, Signs)).Status.Should().Be(HttpStatusCode.Redirect);
        (await team.World.ReadAsync(db => Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();
    }

    [Fact]
    public async Task The_difference_from_the_version_before_is_shown_word_by_word()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var page = await ToMarkedDraftTwoAsync(team);

        var difference = await team.Manager.OpenAsync(page + "/difference");

        difference.Text.Should().Contain("from version 1 to version 2").And.Contain("2 paragraphs have changed: 4 words were put in and 1 was taken out.").And.Contain("New paragraph");
        difference.Html.Should().MatchRegex("<del[^>]*>.{0,80} very<").And.MatchRegex("<ins[^>]*>.{0,80}calm ");
        (await team.Hospital.OpenAsync(page + "/difference")).Status.Should().Be(HttpStatusCode.NotFound, "it is not theirs to read yet");
    }

    [Fact]
    public async Task Who_reads_a_version_or_a_difference_is_recorded_as_having_read_that_document_and_who_is_refused_is_not()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var page = await ToMarkedDraftTwoAsync(team);
        var before = await ReadsAsync(team.Manager);

        await team.Manager.OpenAsync(page);
        (await ReadsAsync(team.Manager)).Should().Be(before + 1);
        await team.Manager.OpenAsync(page + "/difference");
        (await ReadsAsync(team.Manager)).Should().Be(before + 2);
        await team.Hospital.OpenAsync(page);
        await team.Hospital.OpenAsync(page + "/difference");
        (await ReadsAsync(team.Hospital)).Should().Be(0);

        Task<int> ReadsAsync(PersonAtWork who)
        {
            var (by, document) = (who.Id.ToString("D"), page[^36..]);
            return team.World.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Event == "case-read" && e.By == by && e.Data.Contains("\"document\"") && e.Data.Contains(document)));
        }
    }
}
