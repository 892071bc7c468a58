using System.Text;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Form;
using static Reviews.Workflows.Tests.Steps.Sent;

namespace Reviews.Workflows.Tests.Forms;

/// <summary>What was done lies in the past, what is to be done in the future; today is both. It is Tuesday 1 December 2026.</summary>
public sealed class DaySidesTests
{
    private static readonly FormDefinition Form = AForm.Of(
        """{"type":"datetime","subtype":"date","key":"told","dateLabel":"Day they were told","properties":{"when":"past"}}""",
        """{"type":"group","label":"G","components":[{"type":"datetime","subtype":"date","key":"due","dateLabel":"By when?","properties":{"when":"future"}}]}""");

    [Fact]
    public void A_day_on_the_wrong_side_of_today_is_refused_and_today_is_on_both()
    {
        var step = new FormStep();
        step.Refused(Task(form: Form), Input([.. Day("told", 2, 12), .. Day("due", 30, 11)])).Should().BeEquivalentTo(new FieldError[]
        {
            new("told", "Day they were told must be today or in the past"), new("due", "The answer to “By when?” must be today or in the future"),
        });
        step.Take(Task(form: Form), Input([.. Day("told", 1, 12), .. Day("due", 1, 12)])).Should().BeOfType<StepOutcome.Recorded>();
        step.Take(Task(form: Form), Input([])).Should().BeOfType<StepOutcome.Recorded>("what is not asked for may be left away");
    }

    private static (string, string)[] Day(string field, int day, int month) => [(field + ".day", $"{day}"), (field + ".month", $"{month}"), (field + ".year", "2026")];

    [Theory]
    [InlineData("""{"type":"datetime","subtype":"date","key":"a","dateLabel":"A","properties":{"when":"yesterday"}}""", "found \"yesterday\"")]
    [InlineData("""{"type":"datetime","subtype":"time","key":"a","timeLabel":"A","properties":{"when":"past"}}""", "Expected \"when\" of a date")]
    public void Another_side_and_a_time_are_refused(string component, string expected) =>
        FormReader.Read("a.form", Encoding.UTF8.GetBytes($$"""{"id":"a","components":[{{component}}]}""")).Problems.Should().ContainSingle().Which.Message.Should().Contain(expected);
}
