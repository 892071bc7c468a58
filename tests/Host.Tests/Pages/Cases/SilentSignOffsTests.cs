namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>A text that was agreed to be changed is changed before anybody signs the final copy; whoever signs it reads first whose senior did not, and what was agreed with those who raised an issue (S003 App. E, days 13 and 14).</summary>
public sealed class SilentSignOffsTests
{
    private static readonly (string, string)[] Signed = [("name", "n"), ("level", "l"), ("evidence", "e"), ("outcome", "signed-off"), ("declaration", "true")];

    [Fact]
    public async Task What_was_agreed_with_a_senior_is_corrected_before_the_advisor_signs_and_the_advisor_reads_who_was_silent()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        await team.MeetAsync();
        await team.DraftedAsync();
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 7, 16, 0));
        await team.Manager.SendAsync(await team.Manager.TaskAsync("write-draft-two"), ("document", "draft.pdf", SouthendTeam.Pdf), []);
        await team.World.SweepAsync();
        await team.DoneAsync(team.Childrens, "confirm-senior-sign-off", "childrens-services", Signed);
        await team.DoneAsync(team.Hospital, "confirm-senior-sign-off", "southend-hospital", [("outcome", "issue-raised"), ("issue", "Page 9 names the ward"), .. Signed.Where(field => field.Item1 is not "outcome")]);
        await team.DoneAsync(
            team.Manager, "resolve-issue",
            ("outcome", "text-changed"), ("how", "THE-WARD-COMES-OUT"), ("agreedWith", "a"), ("agreedAt.Day", "7"), ("agreedAt.Month", "1"), ("agreedAt.Year", "2027"), ("agreedAt.time", "16:00"));
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 11, 9, 0));

        var correcting = await team.Manager.TaskAsync("correct-draft");
        (await team.Manager.OpenAsync(correcting)).Text.Should().Contain("Agreed with Southend Hospital, whose senior raised an issue THE-WARD-COMES-OUT").And.NotContain("Agreed with Essex Police").And.NotContain("What the advisor wants");
        await team.Manager.SendAsync(correcting, ("document", "three.pdf", SouthendTeam.Pdf + "%3"), []);
        await team.World.SweepAsync();
        await team.DoneAsync(team.Advisor, "judge-corrections", ("kind", "proof"), ("why", "The ward is out"));
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 12, 17, 30));

        var page = (await team.Advisor.OpenAsync(await team.Advisor.TaskAsync("advisor-sign-off"))).Text;

        page.Should().Contain("Southend Hospital Raised an issue, and the text was changed: THE-WARD-COMES-OUT").And.Contain("Essex Police, public protection Silent: no sign-off came in time, and silence is no consent");
        page.Should().NotContain("Southend Children's Services Silent", "they signed").And.NotContain("Southend Children’s Services Silent");

        await team.DoneAsync(team.Advisor, "advisor-sign-off", [("outcome", "corrections-needed"), ("issue", "A-COMMA"), .. Signed.Where(field => field.Item1 is not "outcome")]);
        (await team.Manager.OpenAsync(await team.Manager.TaskAsync("correct-draft"))).Text.Should().Contain("What the advisor wants corrected A-COMMA").And.NotContain("THE-WARD-COMES-OUT", "that is corrected");
    }
}
