using Reviews.Workflows.Definitions;

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

    private static IEnumerable<string> Steps(ProcessDefinition process) => process.Elements.OfType<UserTask>().Select(step => step.Id);
}
