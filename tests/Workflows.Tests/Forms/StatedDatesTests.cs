using System.Text;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Form;
using static Reviews.Workflows.Tests.Steps.Sent;

namespace Reviews.Workflows.Tests.Forms;

/// <summary>A form's fields say which dates of the review they state; what is wrong with those is told beside every other fault.</summary>
public sealed class StatedDatesTests
{
    private static readonly FormDefinition Form = AForm.Of(
        """{"type":"datetime","subtype":"date","key":"awareOn","dateLabel":"Date the authority became aware","properties":{"fact":"awareness"},"validate":{"required":true}}""",
        """{"type":"group","label":"G","components":[{"type":"datetime","subtype":"date","key":"sentOn","dateLabel":"Date sent","properties":{"fact":"notification-sent"}}]}""",
        """{"type":"datetime","subtype":"time","key":"sentAt","timeLabel":"Time sent","properties":{"fact":"notification-sent"}}""",
        """{"type":"datetime","subtype":"datetime","key":"got","dateLabel":"Received","properties":{"fact":"notification-received"}}""",
        """{"type":"textfield","key":"by","label":"Sent by","validate":{"required":true}}""");

    private static readonly FormStep Step = new();

    [Fact]
    public void A_date_its_time_beside_it_and_both_in_one_field_are_stated()
    {
        var recorded = Step.Take(Task(form: Form), Input([.. Day("awareOn", 30, 11), .. Day("sentOn", 1, 12), ("sentAt.time", "10:30"), .. Day("got", 1, 12), ("got.time", "11:00"), ("by", "B")]))
            .Should().BeOfType<StepOutcome.Recorded>().Which;
        recorded.Dates.Should().BeEquivalentTo(new Dictionary<CaseDate, ClockAnchor>
        {
            [CaseDate.Awareness] = new(new LocalDate(2026, 11, 30), null),
            [CaseDate.NotificationSent] = new(new LocalDate(2026, 12, 1), new LocalTime(10, 30)),
            [CaseDate.NotificationReceived] = new(new LocalDate(2026, 12, 1), new LocalTime(11, 0)),
        });
        recorded.Variables.Find("sentOn").Should().Be(new FeelDate(new LocalDate(2026, 12, 1)), "the answers are kept as answers too");
    }

    [Fact]
    public void What_is_not_filled_in_states_nothing() =>
        Step.Take(Task(form: Form), Input([.. Day("awareOn", 30, 11), ("sentAt.time", "10:30"), ("by", "B")]))
            .Should().BeOfType<StepOutcome.Recorded>().Which.Dates.Keys.Should().Equal(CaseDate.Awareness);

    [Fact]
    public void What_is_recorded_already_is_not_stated_anew() =>
        Step.Take(Task(form: Form), Input([.. Day("awareOn", 30, 11), ("by", "B")]) with { Dates = Known(CaseDate.Awareness, new(new LocalDate(2026, 11, 30), new LocalTime(9, 0))) })
            .Should().BeOfType<StepOutcome.Recorded>().Which.Dates.Should().BeEmpty();

    [Fact]
    public void A_contradiction_is_told_at_its_date_beside_every_other_fault() =>
        Step.Refused(Task(form: Form), Input([.. Day("awareOn", 1, 12), .. Day("sentOn", 30, 11), ("sentAt.time", "x"), .. Day("got", 2, 12), ("got.time", "09:00")]))
            .Should().BeEquivalentTo(new FieldError[]
            {
                new("sentAt", "Time sent must be a time such as 09:30"),
                new("by", "Enter the sent by"),
                new("sentOn", "The notification was sent on Monday 30 November 2026, but the authority became aware on Tuesday 1 December 2026: one of these two dates must be wrong"),
                new("got", "The date the notification was received must be in the past, but 9am on Wednesday 2 December 2026 is after now, midday on Tuesday 1 December 2026"),
            });

    [Fact]
    public void Another_value_than_the_recorded_one_is_refused_where_it_stands() =>
        Step.Refused(Task(form: Form), Input([.. Day("awareOn", 29, 11), ("by", "B")]) with { Dates = Known(CaseDate.Awareness, new(new LocalDate(2026, 11, 30), null)) })
            .Should().ContainSingle().Which.Should().Match<FieldError>(error => error.Field == "awareOn" && error.Message.StartsWith("You entered that the authority became aware on Sunday 29 November 2026, but it is recorded"));

    [Theory]
    [InlineData("""{"type":"datetime","subtype":"date","key":"a","dateLabel":"A","properties":{"fakt":"awareness"}}""", "Expected only fact, when, notBefore, notAfter, optionalWhen, but found \"fakt\".")]
    [InlineData("""{"type":"datetime","subtype":"date","key":"a","dateLabel":"A","properties":"awareness"}""", "Expected \"properties\" to be an object, but found \"awareness\".")]
    [InlineData("""{"type":"textfield","key":"a","label":"A","properties":{"fact":"awareness"}}""", "Expected only optionalWhen, but found \"fact\".")]
    [InlineData("""{"type":"datetime","subtype":"time","key":"a","timeLabel":"A","properties":{"fact":"awareness"}}""", "Expected a date beside the time of the date the authority became aware, but no date of this form has the \"fact\" awareness.")]
    [InlineData("""{"type":"datetime","subtype":"date","key":"a","dateLabel":"A","properties":{"fact":"incident"}},{"type":"datetime","subtype":"datetime","key":"b","dateLabel":"B","properties":{"fact":"incident"}}""", "Expected one field to state the date the incident happened, but a second date does")]
    public void A_field_that_states_no_date_there_is_or_one_twice_is_named(string components, string sentence) =>
        FormReader.Read("a.form", Encoding.UTF8.GetBytes($$"""{"id":"a","components":[{{components}}]}""")).Problems.Should().Contain(problem => problem.Code == "bad-form" && problem.Message.Contains(sentence));

    private static CaseDates Known(CaseDate date, ClockAnchor value) => new(new Dictionary<CaseDate, ClockAnchor> { [date] = value });

    private static (string, string)[] Day(string key, int day, int month) => [($"{key}.day", $"{day}"), ($"{key}.month", $"{month}"), ($"{key}.year", "2026")];
}
