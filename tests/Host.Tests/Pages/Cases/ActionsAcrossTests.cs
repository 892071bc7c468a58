using System.Net;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Tests.Documents;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>What was recommended across reviews, for those who may read all of it, and the report for councillors.</summary>
public sealed class ActionsAcrossTests
{
    [Fact]
    public async Task What_is_done_what_is_not_and_by_when_is_told_of_every_review_that_the_reader_is_on_and_of_no_other()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await AddAsync(team, team.Review, "SEE-THE-SIBLINGS", "police", 21, 12, 2026);
        await AddAsync(team, team.Review, "LETTERS-REACH-SCHOOLS", "southend-hospital", 31, 3, 2027);
        await AddAsync(team, team.Review, "A-RECORD-IS-FLAGGED", "southend-hospital", 30, 4, 2027);
        var second = await SecondReviewAsync(team);
        await AddAsync(team, second, "OF-THE-SECOND", "southend-hospital", 30, 6, 2027);
        await team.DoneAsync(team.Police, "report-progress", "police", ("state", "done"), ("done", "WHAT-WAS-SAID"));
        await team.DoneAsync(team.Manager, "judge-progress", ("outcome", "closed"), ("reason", "r"));
        await team.DoneAsync(team.Advisor, "sign-off-progress", ("outcome", "signed-off"), ("reason", "r"));
        await team.World.MoveToAsync(new LocalDateTime(2027, 4, 1, 9, 30));

        (await team.Manager.OpenAsync("/reviews")).Html.Should().Contain("href=\"/actions\"");
        var page = (await team.Manager.OpenAsync("/actions")).Text;
        page.Should().Contain("Southend Safeguarding Partnership").And.Contain("Done 1 of 4").And.Contain("Overdue 1 of 4").And.Contain("Open, in time so far 2 of 4").And.Contain("OF-THE-SECOND");
        page.IndexOf("LETTERS-REACH-SCHOOLS", StringComparison.Ordinal).Should().BeLessThan(page.IndexOf("SEE-THE-SIBLINGS", StringComparison.Ordinal), "what is open stands first");
        var deputy = await team.PutOnAsync("Pat", "partner-deputy:police");
        (await deputy.OpenAsync("/actions")).Text.Should().Contain("of 3").And.NotContain("of 4").And.NotContain("OF-THE-SECOND", "they are not on that review");
        (await team.Hospital.OpenAsync("/actions")).Status.Should().Be(HttpStatusCode.NotFound, "an agency sees its own, in each review");
        (await team.Hospital.OpenAsync("/reviews")).Html.Should().NotContain("href=\"/actions\"");
        (await team.Hospital.OpenAsync("/actions/southend/report")).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.Manager.OpenAsync("/actions/essex/report")).Status.Should().Be(HttpStatusCode.NotFound);

        var report = WordTemplateTests.TextOf(await team.Manager.SaveAsync("/actions/southend/report?format=docx"));
        report.Should().Contain("1 of 4 are done.").And.Contain("Red: its day has passed").And.Contain("Not reported on yet").And.Contain("LETTERS-REACH-SCHOOLS").And.Contain("Wednesday 31 March 2027")
            .And.Contain(team.Review.Split('/')[^1]).And.NotContain("WHAT-WAS-SAID", "what was said of it is the review’s own");
        (await team.World.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Event == "case-read" && e.Data.Contains("actions-report")))).Should().Be(2, "one of each review");
        (await team.World.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Event == "case-read" && e.Data.Contains("\"actions\"")))).Should().Be(3, "two reviews were read on the page by the manager, one by the deputy");

        report.Should().Contain("It covers 2 reviews").And.NotContain("left out");
        (await team.Manager.SendAsync(
            second + "/registers/proceedings/entry",
            ("kind", "police"), ("contact", "c"), ("state", "open"), ("sharing", "blocks"), ("publishing", "none"), ("interviewing", "none"), ("heed", "h"), ("startedOn.Day", "14"), ("startedOn.Month", "12"), ("startedOn.Year", "2026"))).Status.Should().Be(HttpStatusCode.Redirect);
        WordTemplateTests.TextOf(await team.Manager.SaveAsync("/actions/southend/report?format=docx")).Should().Contain("1 of 3 are done.").And.Contain("It covers 1 review:").And.Contain("1 review is left out").And.NotContain("OF-THE-SECOND");
    }

    private static async Task<string> SecondReviewAsync(SouthendTeam team)
    {
        var sent = await team.Manager.SendAsync("/reviews/start", [("Answers.Agencies", "southend-hospital"), .. SouthendTeam.Notification]);
        var started = await team.Manager.PostAsync(sent.Location!.Split('?')[0], await team.Manager.OpenAsync(sent.Location!), [], null);
        return started.Location!.Split('?')[0];
    }

    private static async Task AddAsync(SouthendTeam team, string review, string what, string owner, int day, int month, int year) =>
        (await team.Manager.SendAsync(
            review + "/follow-up/add",
            [("Kind", "recommendation"), ("What", what), ("Owner", owner), ("Heard", "invite"), ("DueOn.Day", $"{day}"), ("DueOn.Month", $"{month}"), ("DueOn.Year", $"{year}")])).Status.Should().Be(HttpStatusCode.Redirect);
}
