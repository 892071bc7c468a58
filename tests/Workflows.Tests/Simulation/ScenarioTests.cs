using Reviews.Workflows.Simulation;

namespace Reviews.Workflows.Tests.Simulation;

/// <summary>A scenario as it is read, and all that is wrong with one.</summary>
public sealed class ScenarioTests
{
    [Theory]
    [InlineData("""{"start":"2026-11-23T09:00:00","variable":{}}""", "The scenario", "\"variable\"", "variables")]
    [InlineData("""{"start":"2026-11-23T09:00:00","jobs":{"held":[]}}""", "The scenario", "\"held\"", "hold")]
    [InlineData("""{"start":"2026-11-23T09:00:00","jobs":[]}""", "The scenario", "\"jobs\"", "object")]
    [InlineData("""{"start":"2026-11-23T09:00:00","steps":[{"advanceBy":"PT1H"},{"complete":"a","wher":{}}]}""", "Step 2", "\"wher\"", "where")]
    [InlineData("""{"start":"2026-11-23T09:00:00","steps":[{"signal":"a","correlationKey":"b"}]}""", "Step 1", "\"correlationKey\"", "variables")]
    [InlineData("""{"start":"2026-11-23T09:00:00","steps":[{"expect":{"opened":[]}}]}""", "Step 1", "\"opened\"", "open")]
    [InlineData("""{"start":"2026-11-23T09:00:00","steps":[{"expect":{"state":"complete"}}]}""", "Step 1", "\"complete\"", "completed, terminated, waiting, incident")]
    [InlineData("""{"start":"2026-11-23T09:00:00","steps":[{"complete":"a","advanceBy":"PT1H"}]}""", "Step 1", "complete and advanceBy", "steps of their own")]
    [InlineData("""{"start":"2026-11-23T09:00:00","steps":[{"complet":"a"}]}""", "Step 1", "complet", "complete, advanceTo")]
    public void A_slip_of_the_pen_is_one_line_that_names_it_its_step_and_what_is_known(string scenario, string where, string found, string known)
    {
        var read = () => Scenario.Read(scenario);
        read.Should().Throw<FormatException>().Which.Message.Should().StartWith(where).And.Contain(found).And.Contain(known).And.NotContain("\n");
    }

    [Fact]
    public void People_may_write_notes_into_a_scenario()
    {
        var read = () => Scenario.Read("""{"description":"a","comment":"b","start":"2026-11-23T09:00:00","steps":[{"description":"c","advanceBy":"PT1H"},{"comment":"d","throw":"e","job":"f"}]}""");
        read.Should().NotThrow().Which.Steps.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("", "there is nothing in it (line 1).")]
    [InlineData("{", "it ends before an object or list in it is closed (line 1).")]
    [InlineData("{\n\"start\":,}", "is an invalid start of a value (line 2).")]
    public void A_scenario_that_is_no_json_is_told_in_plain_words_with_its_line(string text, string why)
    {
        var read = () => Scenario.Read(text);
        read.Should().Throw<FormatException>().Which.Message.Should().EndWith(why).And.NotContain("isFinalBlock").And.NotContain("BytePositionInLine");
    }

    [Fact]
    public void Every_fault_of_a_scenario_is_said_at_once()
    {
        var read = () => Scenario.Read("""{"start":"yesterday","variables":[],"steps":[{"dance":"polka"},{"advanceBy":"soon"},{"resolve":"a","by":"magic"}]}""");
        read.Should().Throw<FormatException>().Which.Message.Split('\n').Should().HaveCount(5);
    }

    [Fact]
    public void A_scenario_without_a_start_is_refused_in_one_sentence()
    {
        var read = () => Scenario.Read("""{"steps":[]}""");
        read.Should().Throw<FormatException>().WithMessage("The scenario: expected \"start\" as a text, but found none.");
    }
}
