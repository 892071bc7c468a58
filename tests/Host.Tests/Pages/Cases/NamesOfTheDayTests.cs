using Reviews.Host.Tests.Documents;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>Bodies are renamed while a review runs: each page and document has the names that are in force on its day.</summary>
public sealed class NamesOfTheDayTests
{
    [Fact]
    public async Task A_page_and_a_report_bear_the_names_of_their_day()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.World.EditAsync("southend/partnership.json", text => text
            .Replace("{ \"name\": \"Southend City Council\", \"from\": \"2022-03-01\" }", "{ \"name\": \"Southend City Council\", \"from\": \"2022-03-01\", \"through\": \"2027-01-10\" }, { \"name\": \"South Essex Council\", \"from\": \"2027-01-11\" }", StringComparison.Ordinal)
            .Replace("\"id\": \"southend-hospital\", \"name\": \"Southend Hospital\"", "\"id\": \"southend-hospital\", \"body\": \"hospital\"", StringComparison.Ordinal)
            .Replace("\"bodies\": [\n", "\"bodies\": [\n    { \"id\": \"hospital\", \"names\": [{ \"name\": \"Southend Hospital\", \"through\": \"2027-01-10\" }, { \"name\": \"Estuary Hospitals\", \"from\": \"2027-01-11\" }] },\n", StringComparison.Ordinal));

        (await team.Manager.OpenAsync(team.Review + "/people")).Text.Should().Contain("Southend City Council").And.Contain("Southend Hospital").And.NotContain("South Essex Council").And.NotContain("Estuary Hospitals");
        await team.SubmitAsync("learning-review");
        (await team.Manager.OpenAsync(team.Review + "/people")).Text.Should().Contain("South Essex Council").And.Contain("Estuary Hospitals").And.NotContain("Southend City Council");

        var text = WordTemplateTests.TextOf(await team.Manager.SaveAsync(team.Review + "/report/file?format=docx"));
        text.Should().Contain("Estuary Hospitals").And.Contain("South Essex Council");
    }
}
