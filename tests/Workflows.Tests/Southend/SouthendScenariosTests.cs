using Reviews.Testing;
using Reviews.Workflows.Simulation;
using Reviews.Workflows.Tests.Deadlines;

namespace Reviews.Workflows.Tests.Southend;

/// <summary>Every story in <c>scenarios</c> is played to its end; what it expects on the way holds, and no step of it is refused.</summary>
public sealed class SouthendScenariosTests
{
    public static TheoryData<string> Stories => [.. SouthendStories.All];

    [Fact]
    public void Every_story_that_is_named_is_told() => SouthendStories.Missing.Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Stories))]
    public void What_a_story_expects_holds(string story)
    {
        var outcome = Play(story);
        outcome.Lines.Should().NotContain(line => line.Contains("\"event\":\"expect-failed\"") || line.Contains("\"event\":\"step-refused\"") || line.Contains("\"event\":\"incident\""));
        outcome.ExpectationsMet.Should().BeTrue();
    }

    [Theory]
    [InlineData("two-to-one", true)]
    [InlineData("unanimous", false)]
    [InlineData("no-majority", false)]
    public void The_advisor_is_told_of_dissent_only_where_a_majority_decided_against_a_vote(string story, bool isTold) =>
        Play(story).Lines.Any(line => line.Contains("\"event\":\"job-created\"") && line.Contains("\"tell-dissent\"")).Should().Be(isTold);

    [Theory]
    [InlineData("two-to-one", false)]
    [InlineData("unanimous", false)]
    [InlineData("no-majority", true)]
    public void The_partners_and_the_advisor_are_told_where_no_two_agree(string story, bool areTold) =>
        Play(story).Lines.Any(line => line.Contains("\"event\":\"job-created\"") && line.Contains("\"tell-no-majority\"")).Should().Be(areTold);

    [Theory]
    [InlineData("referral-local-review", "begin-process", true)]
    [InlineData("referral-no-review", "begin-process", false)]
    [InlineData("care-leaver-of-age-dies", "begin-process", true)]
    [InlineData("not-notified-reviewed-locally", "begin-process", true)]
    [InlineData("looked-after-child-dies", "begin-process", false)]
    [InlineData("looked-after-child-dies-abuse-suspected", "start-rapid-review", true)]
    [InlineData("goes-on-as-a-local-review", "record-submission", false)]
    [InlineData("local-review", "record-submission", false)]
    [InlineData("panel-agrees", "begin-practice-review", false)]
    [InlineData("panel-agrees-practice-review-begins", "begin-practice-review", true)]
    [InlineData("panel-disagrees-decision-changed", "begin-practice-review", true)]
    [InlineData("practice-review-published", "begin-after-publication", true)]
    [InlineData("practice-review-withheld", "begin-after-publication", false)]
    [InlineData("national-review-taken-in", "begin-sharing", true)]
    [InlineData("national-review-of-no-concern", "begin-sharing", false)]
    [InlineData("national-review-of-no-concern", "follow-up", false)]
    public void A_route_leads_to_a_review_or_to_the_Panel_where_it_should_and_nowhere_else(string story, string job, bool leadsThere) =>
        Play(story).Lines.Any(line => line.Contains("\"event\":\"job-created\"") && line.Contains($"\"{job}\"")).Should().Be(leadsThere);

    private static SimulationOutcome Play(string story) => SimulationRun.Of(
        SouthendProcesses.All.Single(process => process.Id == SouthendStories.ProcessOf(story)),
        EnglandAndWales.Calendar,
        Scenario.Read(SouthendStories.Text(story)));
}
