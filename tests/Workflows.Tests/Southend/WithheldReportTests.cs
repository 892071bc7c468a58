using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Tests.Southend;

public sealed class WithheldReportTests
{
    [Fact]
    public void A_report_that_was_withheld_is_published_by_the_very_steps_that_publish_one_at_once()
    {
        var (later, atOnce) = (SouthendProcesses.WithheldReport, SouthendProcesses.PracticeReview);
        var steps = Steps(later).Where(step => step.Id is not ("report-to-groups" or "decide-publication")).ToList();
        steps.Should().HaveCount(6);
        foreach (var step in steps)
            step.Words().Should().Be(((UserTask)atOnce.Element(step.Id)).Words());
        Steps(later).Single(step => step.Id == "decide-publication").Words(but: "tells").Should().Be(((UserTask)atOnce.Element("decide-publication")).Words(but: "tells"));
    }

    private static IEnumerable<UserTask> Steps(ProcessDefinition process) => process.Elements.OfType<UserTask>();
}
