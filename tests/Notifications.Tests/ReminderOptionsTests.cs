using System.Text.Json;
using Reviews.Testing.Machine;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Tests;

public sealed class ReminderOptionsTests
{
    [Fact]
    public void The_settings_file_says_the_defaults_and_they_are_fine()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "appsettings.json")));
        var said = file.RootElement.GetProperty(ReminderOptions.Section).Deserialize<ReminderOptions>();

        said.Should().BeEquivalentTo(new ReminderOptions());
        said!.Problems().Should().BeEmpty();
        said.Rules().Opens.Should().Be(new LocalTime(8, 0));
    }

    [Fact]
    public void Every_fault_is_said_at_once()
    {
        var options = new ReminderOptions
        {
            Opens = "18:00",
            Closes = "8am",
            LastThing = "07:00",
            HoursFrom = " ",
            DigestAt = "25:00",
            Remind = "soon",
            Escalate = "wizard +0h, agency-lead:health +1h",
        };

        options.Problems().Should().HaveCount(6).And.OnlyContain(problem => problem.Contains("Expected "));
        options.Problems().Should().Contain(problem => problem.Contains("'wizard'")).And.Contain(problem => problem.Contains("8am")).And.Contain(problem => problem.Contains("found 'soon'"));
        options.Invoking(o => o.Rules()).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void Hours_that_close_before_they_open_and_ladders_that_are_empty_are_refused() =>
        new ReminderOptions { Opens = "18:00", Closes = "08:00", Remind = "", Escalate = "" }.Problems().Should().HaveCount(5).And.Contain(p => p.Contains("they are 08:00 and 18:00"));

    [Fact]
    public void A_role_that_takes_no_part_in_reviews_is_refused() =>
        new ReminderOptions { Escalate = "business-manager +0h, administrator +0h" }.Problems().Should()
            .Equal("Expected Reminders:Escalate to name roles that take part in reviews, but found 'administrator +0h': an administrator sees none.");

    [Fact]
    public void A_body_that_no_partnership_has_is_refused()
    {
        var southend = PartnershipReader.Read("p", File.ReadAllBytes(Path.Combine(Repository.Root, "workflows", "southend", "partnership.json"))).Partnership!;
        new ReminderOptions { Escalate = "agency-senior:eput +0h, safeguarding-partner:police +1h, safeguarding-partner +2h" }.BodyProblems([southend]).Should().BeEmpty();
        new ReminderOptions { Escalate = "agency-senior:health +0h, safeguarding-partner:eput +1h" }.BodyProblems([southend]).Should().Equal(
            "Expected Reminders:Escalate to name an agency of southend, but found 'agency-senior:health +0h'.",
            "Expected Reminders:Escalate to name a partner of southend, but found 'safeguarding-partner:eput +1h'.");
    }
}
