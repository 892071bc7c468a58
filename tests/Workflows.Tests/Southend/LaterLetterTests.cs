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
            Words(later, step).Should().Be(Words(inTime, step));
        ((ScriptTask)later.Element("record-reconsidered")).Expression.Text.Should().Be(((ScriptTask)inTime.Element("record-reconsidered")).Expression.Text);
    }

    private static IEnumerable<string> Steps(ProcessDefinition process) => process.Elements.OfType<UserTask>().Select(step => step.Id);

    // All but the date, which the one counts from the submission, and where that is said to come from.
    private static string Words(ProcessDefinition process, string id)
    {
        var step = (UserTask)process.Element(id);
        return string.Join("; ", [step.Name, step.FormId, step.CandidateGroups?.Text, .. step.Properties.Where(property => property.Key != "source").OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => $"{property.Key} = {property.Value}"), .. step.Inputs.Select(one => one.Source.Text), .. step.Outputs.Select(one => one.Source.Text)]);
    }
}
