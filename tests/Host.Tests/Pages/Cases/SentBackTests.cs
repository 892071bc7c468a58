using Microsoft.EntityFrameworkCore;
using static Reviews.Host.Tests.Pages.Cases.PracticeReviewTests;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>Whoever has to do something again reads why, and sees of the report that it is about and of no other.</summary>
public sealed class SentBackTests
{
    [Fact]
    public async Task Terms_and_a_reviewer_that_were_not_accepted_come_back_with_the_reason()
    {
        await using var team = await BegunAsync();
        await SetUpAsync(team, until: "draft-terms");
        (string, string)[] terms = [("summary", "s"), .. Day("periodFrom", 1, 1, 2025), .. Day("periodTo", 1, 12, 2026), ("whose", "w")];
        (await team.Manager.OpenAsync(await team.Manager.TaskAsync("draft-terms"))).Text.Should().NotContain("Changes asked for");
        await team.DoneAsync(team.Manager, "draft-terms", terms);
        await team.DoneAsync(team.Council, "agree-terms", "local-authority", ("agreed", "changes"), ("changes", "Look at the school years too"));
        await team.DoneAsync(team.Police, "agree-terms", "police", ("agreed", "agreed"));
        await team.DoneAsync(team.Health, "agree-terms", "health", ("agreed", "agreed"));
        (await team.Manager.OpenAsync(await team.Manager.TaskAsync("draft-terms"))).Text.Should().MatchRegex("Changes asked for by [^.]*Council[^.]* Look at the school years too");

        await team.DoneAsync(team.Manager, "find-reviewer", [("person", team.Author.Id.ToString("D")), ("reason", "r"), ("experience", "e"), ("hasConflicts", "no")]);
        await team.DoneAsync(team.Advisor, "check-reviewer", [("independent", "no"), ("why", "Worked for the hospital until May")]);
        (await team.Manager.OpenAsync(await team.Manager.TaskAsync("find-reviewer"))).Text.Should().Contain("Worked for the hospital until May");
    }

    [Fact]
    public async Task A_report_that_was_not_adopted_comes_back_with_the_reason_and_with_its_own_versions_and_comments_alone()
    {
        await using var team = await BegunAsync();
        await SetUpAsync(team);
        await HeardAsync(team);
        await WriteAsync(team, "write-first-draft", "cspr-1.pdf");
        await team.DoneAsync(team.Manager, "circulate-draft", [("checked", "true")]);
        await team.DoneAsync(team.Hospital, "check-accuracy", "southend-hospital", ("comments", "Page 3 says Monday"));
        await team.World.MoveToAsync(new LocalDateTime(2027, 5, 14, 17, 0));
        var page = (await team.Author.OpenAsync(await team.Author.TaskAsync("write-final-draft"))).Text;
        page.Should().Contain("cspr-1.pdf").And.Contain("Page 3 says Monday").And.NotContain("draft.pdf", "those are the rapid review’s");
        await WriteAsync(team, "write-final-draft", "cspr-2.pdf");
        (await team.World.ReadAsync(db => db.Documents.Where(d => d.FileName == "cspr-2.pdf").Select(d => d.Version).SingleAsync())).Should().Be(2, "the versions of a report are counted by themselves");

        foreach (var (lead, agency) in Agencies(team))
            await team.DoneAsync(lead, "confirm-senior-sign-off", agency, SignOff);
        await team.DoneAsync(team.Advisor, "advisor-sign-off", [("name", "n"), ("level", "l"), ("evidence", "e"), ("outcome", "corrections-needed"), ("issue", "Page 9 names the school"), ("declaration", "true")]);
        (await team.Author.OpenAsync(await team.Author.TaskAsync("write-final-draft"))).Text.Should().Contain("What the advisor wants corrected Page 9 names the school");
        await WriteAsync(team, "write-final-draft", "cspr-3.pdf");
        foreach (var (lead, agency) in Agencies(team))
            await team.DoneAsync(lead, "confirm-senior-sign-off", agency, SignOff);
        await team.DoneAsync(team.Advisor, "advisor-sign-off", SignOff);
        var strategic = await team.PutOnAsync("Sam", "strategic-group");
        await team.DoneAsync(strategic, "adopt-report", [("outcome", "sent-back"), .. Day("decidedOn", 14, 5), ("why", "Say what changes for staff")]);
        (await team.Author.OpenAsync(await team.Author.TaskAsync("write-final-draft"))).Text.Should().Contain("Why the report was not adopted Say what changes for staff").And.NotContain("names the school");
    }
}
