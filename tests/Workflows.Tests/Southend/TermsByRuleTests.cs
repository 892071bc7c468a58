using Reviews.Testing;
using Reviews.Workflows.Simulation;
using Reviews.Workflows.Tests.Deadlines;

namespace Reviews.Workflows.Tests.Southend;

/// <summary>The terms of reference of a practice review are agreed by the rule by which the partnership decides. In the story the police and health agree, and the council says nothing.</summary>
public sealed class TermsByRuleTests
{
    private const string Majority = "\"kind\": \"majority\", \"seats\": [\"local-authority\", \"police\", \"health\"], \"needed\": 2, \"quorum\": 2";

    [Theory]
    [InlineData("\"kind\": \"majority\", \"seats\": [\"local-authority\", \"police\", \"health\"], \"needed\": 2, \"quorum\": 2", true)]
    [InlineData("\"kind\": \"unanimous\", \"seats\": [\"local-authority\", \"police\", \"health\"], \"needed\": 3, \"quorum\": 3", false)]
    [InlineData("\"kind\": \"majority\", \"seats\": [\"local-authority\", \"police\", \"health\"], \"needed\": 2, \"quorum\": 3", false)]
    [InlineData("\"kind\": \"majority\", \"seats\": [\"police\", \"health\"], \"needed\": 2, \"quorum\": 2", true)]
    [InlineData("\"kind\": \"final-say\", \"seats\": [\"local-authority\", \"police\", \"health\"], \"needed\": 1, \"quorum\": 1, \"seat\": \"health\"", true)]
    [InlineData("\"kind\": \"final-say\", \"seats\": [\"local-authority\", \"police\", \"health\"], \"needed\": 1, \"quorum\": 1, \"seat\": \"local-authority\"", false)]
    public void Too_few_by_the_rule_have_it_settled_with_them(string rule, bool isAgreed)
    {
        var story = SouthendStories.Text("practice-review-withheld");
        story.Should().Contain(Majority);
        var lines = SimulationRun.Of(SouthendProcesses.PracticeReview, EnglandAndWales.Calendar, Scenario.Read(story.Replace(Majority, rule, StringComparison.Ordinal))).Lines;
        lines.Where(line => line.Contains("\"event\":\"incident\"")).Should().BeEmpty();
        lines.Any(line => line.Contains("\"task-created\"") && line.Contains("\"settle-terms\"")).Should().Be(!isAgreed);
    }
}
