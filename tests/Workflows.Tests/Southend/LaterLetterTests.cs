using Reviews.Testing;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Simulation;
using Reviews.Workflows.Tests.Deadlines;

namespace Reviews.Workflows.Tests.Southend;

public sealed class LaterLetterTests
{
    [Fact]
    public void A_later_letter_is_answered_by_the_very_steps_that_answer_a_reply_in_time()
    {
        var (later, inTime) = (SouthendProcesses.LatePanelLetter, SouthendProcesses.AfterSubmission);
        string[] outside = ["record-panel-letter", "record-panel-reply", "tell-family"];
        Steps(later).Except(outside).Should().Equal(Steps(inTime).Except(outside));
        foreach (var step in Steps(later).Except(outside))
            ((UserTask)later.Element(step)).Words().Should().Be(((UserTask)inTime.Element(step)).Words());
        ((ScriptTask)later.Element("record-reconsidered")).Expression.Text.Should().Be(((ScriptTask)inTime.Element("record-reconsidered")).Expression.Text);
    }

    [Theory]
    [InlineData("{\"told\": \"yes\"}", true)]
    [InlineData("{\"told\": \"not-yet\"}", false)]
    [InlineData("{\"told\": \"not-told\"}", false)]
    [InlineData("null", false)]
    public void Whoever_was_told_of_the_decision_before_is_told_again_and_nobody_twice(string family, bool isTold)
    {
        var story = SouthendStories.Text("late-letter-commission-taken-back");
        story.Should().Contain("\"family\": {\"told\": \"yes\"}");
        var lines = SimulationRun.Of(SouthendProcesses.LatePanelLetter, EnglandAndWales.Calendar, Scenario.Read(story.Replace("\"family\": {\"told\": \"yes\"}", $"\"family\": {family}", StringComparison.Ordinal))).Lines;
        lines.Should().Contain(line => line.Contains("\"task-completed\"") && line.Contains("\"send-justification\""));
        lines.Any(line => line.Contains("\"task-created\"") && line.Contains("\"tell-family\"")).Should().Be(isTold);
    }

    private static IEnumerable<string> Steps(ProcessDefinition process) => process.Elements.OfType<UserTask>().Select(step => step.Id);
}
