using static Reviews.Host.Tests.Pages.Cases.PracticeReviewTests;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>What is written for every kind of review says which kind it is: the words are the definition’s own.</summary>
public sealed class PracticeReviewWordsTests
{
    [Fact]
    public async Task Its_mails_and_forms_say_what_it_is_and_name_no_day_that_nobody_set()
    {
        await using var team = await BegunAsync();
        (await LastAsync(team, team.Police, "draft-circulated")).Should().Contain("The first draft of the rapid review report");
        (await LastAsync(team, team.Advisor, "draft-for-advisor")).Should().Contain("The first draft of the rapid review report has been circulated to the review team. This is your copy.");
        (await LastAsync(team, team.Police, "draft-recirculated")).Should().StartWith("Draft 2 of the rapid review report");
        await SetUpAsync(team);
        foreach (var (lead, agency) in Agencies(team))
            await team.DoneAsync(lead, "agency-report", agency, ("response", "nil-return"), ("reason", "r"), ("confirmed", "true"));
        (await team.Manager.OpenAsync(await team.Manager.TaskAsync("circulate-reports"))).Text.Should().NotContain("until the panel meets");

        await HeardAsync(team);
        (await LastAsync(team, team.Police, "agency-reports-circulated")).Should().Contain("Read them before they are discussed. That is to be done by 5pm on Wednesday 31 March 2027, and no day is set for it yet.").And.NotContain("panel meeting");
        await WriteAsync(team, "write-first-draft", "cspr-1.pdf");
        await team.DoneAsync(team.Manager, "circulate-draft", [("checked", "true")]);
        (await LastAsync(team, team.Police, "draft-circulated")).Should().Contain("The first draft of the child safeguarding practice review report");
        (await LastAsync(team, team.Advisor, "draft-for-advisor")).Should().Contain("The first draft of the child safeguarding practice review report");
    }

    private static async Task<string> LastAsync(SouthendTeam team, PersonAtWork person, string kind) =>
        (await team.MailsAsync(person, kind)).OrderBy(mail => mail.CreatedAt).Should().NotBeEmpty().And.Subject.Last().Body;
}
