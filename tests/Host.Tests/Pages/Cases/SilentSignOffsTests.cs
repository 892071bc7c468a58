namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>Whoever signs the final copy reads first whose senior did not sign it, and what was agreed with those who raised an issue (S003 App. E, days 13 and 14).</summary>
public sealed class SilentSignOffsTests
{
    private static readonly (string, string)[] Signed = [("name", "n"), ("level", "l"), ("evidence", "e"), ("outcome", "signed-off"), ("declaration", "true")];

    [Fact]
    public async Task The_advisor_reads_who_was_silent_and_what_text_is_to_be_changed()
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
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 11, 17, 30));

        var page = (await team.Advisor.OpenAsync(await team.Advisor.TaskAsync("advisor-sign-off"))).Text;

        page.Should().Contain("Southend Hospital Raised an issue, and the text is to be changed: THE-WARD-COMES-OUT").And.Contain("Essex Police, public protection Silent: no sign-off came in time, and silence is no consent");
        page.Should().NotContain("Southend Children's Services Silent", "they signed").And.NotContain("Southend Children’s Services Silent");
    }
}
