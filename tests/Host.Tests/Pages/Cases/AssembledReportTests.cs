using System.Net;
using Reviews.Host.Tests.Documents;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>The report put together from what is recorded (S003 App. E, days 8 to 11).</summary>
public sealed class AssembledReportTests
{
    [Fact]
    public async Task It_holds_what_was_recorded_in_the_template_that_the_panel_chose_and_names_the_silent()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await SouthendTeam.ReportAsync(team.Childrens, "childrens-services", "report.pdf");
        (await team.Manager.OpenAsync(team.Review + "/report")).Text.Should().Contain("The panel has not chosen a template yet");
        await team.SubmitAsync("learning-review");

        (await team.Manager.OpenAsync(team.Review + "/report")).Text.Should().Contain("The panel chose the standard template").And.Contain("Save the standard report as Word").And.Contain("Extended report");
        var text = WordTemplateTests.TextOf(await team.Manager.SaveAsync(team.Review + "/report/file?format=docx"));

        text.Should().Contain(team.Review.Split('/')[^1]).And.Contain("9:40am on Friday 18 December 2026").And.Contain("Limit met").And.NotContain("Not yet due");
        text.Should().Contain("Silent: nothing came in time").And.Contain("1 file came with it").And.Contain("Southend Hospital");
        text.Should().Contain("Service manager").And.Contain("nobody declared a conflict of interest").And.Contain("regulation 11(a)").And.Contain("31 March 2027");
        text.Should().Contain("By the partners’ vote, without dissent").And.Contain("A learning or facilitated review").And.Contain("No partner disagreed with the decision.");
        text.Should().Contain("Silent: no sign-off came in time. Silence is no consent").And.Contain("Signed off").And.Contain("Version 2");
    }

    [Fact]
    public async Task What_is_missing_is_said_to_be_and_of_an_open_vote_nothing_is_told()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        await team.MeetAsync();
        await team.Council.SendAsync(await team.Council.TaskAsync("vote", "local-authority"), ("choice", "criteria-met"), ("follows", "national-review"), ("conflict", "no"), ("reason", "COUNCIL-REASON"));

        var text = WordTemplateTests.TextOf(await team.Manager.SaveAsync(team.Review + "/report/file?template=short&format=docx"));

        text.Should().Contain("The vote is open. Until it closes nothing of it is shown.").And.NotContain("COUNCIL-REASON").And.NotContain("national review");
        text.Should().Contain("Not yet recorded.").And.Contain("No version has been handed in yet").And.Contain("Not yet due");
    }

    [Fact]
    public async Task Only_those_who_write_it_have_it_and_a_template_of_another_name_is_refused()
    {
        await using var team = await SouthendTeam.OnDay1Async();

        foreach (var other in new[] { team.Hospital, team.Council, team.Advisor, team.Outsider })
            (await other.OpenAsync(team.Review + "/report")).Status.Should().Be(HttpStatusCode.NotFound, other.Name);
        var refused = await team.Manager.OpenAsync(team.Review + "/report/file?template=../../appsettings");
        refused.Status.Should().Be(HttpStatusCode.BadRequest);
        refused.Text.Should().Contain("Expected a template of that name");
    }
}
