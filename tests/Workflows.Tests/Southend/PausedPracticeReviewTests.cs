using Reviews.Workflows.Simulation;
using Reviews.Workflows.Tests.Deadlines;

namespace Reviews.Workflows.Tests.Southend;

/// <summary>A practice review of which time and quality are looked at each month, but not while its clock stands still.</summary>
public sealed class PausedPracticeReviewTests
{
    [Fact]
    public void No_checkpoint_is_asked_in_a_pause_and_the_next_month_asks_again()
    {
        var outcome = SimulationRun.Of(SouthendProcesses.PracticeReview, EnglandAndWales.Calendar, Scenario.Read("""
            {
              "start": "2027-01-21T10:00:00",
              "clockStart": "2027-01-21",
              "variables": {"reference": "SOU-2026-001", "agencies": [], "partners": [], "decision": {"choice": "commission", "reason": "As discussed"}},
              "steps": [
                {"delay": {"from": "2027-02-01", "through": "2027-03-14", "reason": "the review was paused"}},
                {"advanceTo": "2027-02-22T10:00:00"},
                {"expect": {"open": ["record-commission"], "state": "waiting"}},
                {"advanceTo": "2027-03-22T10:00:00"},
                {"expect": {"open": ["record-commission", "checkpoint"], "state": "waiting"}}
              ]
            }
            """));

        outcome.Lines.Where(line => line.Contains("\"event\":\"expect-failed\"") || line.Contains("\"event\":\"step-refused\"")).Should().BeEmpty();
        outcome.ExpectationsMet.Should().BeTrue();
    }
}
