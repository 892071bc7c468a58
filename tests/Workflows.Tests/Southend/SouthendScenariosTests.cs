using Reviews.Workflows.Simulation;
using Reviews.Workflows.Tests.Deadlines;

namespace Reviews.Workflows.Tests.Southend;

/// <summary>Every story in <c>scenarios</c> is played to its end; what it expects on the way holds, and no step of it is refused.</summary>
public sealed class SouthendScenariosTests
{
    private static readonly string[] OfNotification = ["notified", "not-notified", "notification-late"];

    private static readonly string[] OfAfterSubmission = ["panel-agrees", "panel-disagrees-decision-changed", "panel-suggests-national-review-decision-kept", "panel-silent-family-not-yet"];

    public static TheoryData<string> Stories =>
        [.. new DirectoryInfo(SouthendFolder.Of("scenarios")).GetFiles("*.json").Select(file => Path.GetFileNameWithoutExtension(file.Name)).Order(StringComparer.Ordinal)];

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

    private static SimulationOutcome Play(string story) => SimulationRun.Of(
        OfNotification.Contains(story) ? SouthendProcesses.IncidentNotification
            : OfAfterSubmission.Contains(story) ? SouthendProcesses.AfterSubmission
            : SouthendProcesses.RapidReview,
        EnglandAndWales.Calendar,
        Scenario.Read(File.ReadAllText(SouthendFolder.Of("scenarios", story + ".json"))));
}
