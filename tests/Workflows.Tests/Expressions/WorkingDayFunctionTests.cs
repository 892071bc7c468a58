using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Tests.Deadlines;

namespace Reviews.Workflows.Tests.Expressions;

public sealed class WorkingDayFunctionTests
{
    private static readonly FeelScope Scope = new(_ => null)
    {
        Clock = new ReviewClock(new LocalDate(2026, 11, 23), null, new ClockRules("awareness", 1, new LocalTime(17, 0), AfterClose.SameDay), EnglandAndWales.Calendar),
    };

    [Theory]
    [InlineData("review day(1)", "@\"2026-11-23\"")]
    [InlineData("review day(6)", "@\"2026-11-30\"")]
    [InlineData("review day(6, \"17:00\")", "@\"2026-11-30T17:00:00@Europe/London\"")]
    [InlineData("review day(6, @\"09:30:00\")", "@\"2026-11-30T09:30:00@Europe/London\"")]
    [InlineData("review day(n: 6, time: \"09:30:15\")", "@\"2026-11-30T09:30:15@Europe/London\"")]
    [InlineData("anchor", "@\"2026-11-23\"")]
    [InlineData("working days after(@\"2026-12-24\", 1)", "@\"2026-12-29\"")]
    [InlineData("working days before(@\"2026-12-29\", 1)", "@\"2026-12-24\"")]
    [InlineData("months after(anchor, 6)", "@\"2027-05-23\"")]
    [InlineData("months after(@\"2026-12-31\", 2)", "@\"2027-02-28\"")]
    [InlineData("months after(@\"2099-12-31\", 0)", "@\"2099-12-31\"")]
    [InlineData("working day count(anchor, @\"2026-11-30\")", "5")]
    [InlineData("working day count(@\"2026-11-30\", anchor)", "-5")]
    [InlineData("working day(@\"2026-12-25\")", "false")]
    [InlineData("working day(@\"2026-12-24\")", "true")]
    [InlineData("working day(at(@\"2026-12-24\", \"09:30\"))", "true")]
    [InlineData("at(@\"2026-07-01\", \"09:30\")", "@\"2026-07-01T09:30:00@Europe/London\"")]
    [InlineData("at(@\"2026-07-01\", \"09:30\") = @\"2026-07-01T08:30:00Z\"", "true")]
    [InlineData("working days after(@\"2026-12-24T23:30:00Z\", 0)", "@\"2026-12-24\"")]
    public void Days_are_counted_by_the_clock_and_the_calendar(string text, string expected) => Feel.Show(text, Scope).Should().Be(expected);

    [Theory]
    [InlineData("review day(0)", "1 or more")]
    [InlineData("review day(1.5)", "whole number")]
    [InlineData("review day(1, \"5pm\")", "\"5pm\"")]
    [InlineData("review day(\"1\")", "a string")]
    [InlineData("review day(20000)", "last known bank holiday")]
    [InlineData("review day(999999999999)", "whole number")]
    [InlineData("working days after(@\"2099-01-01\", 1)", "2099-01-01")]
    [InlineData("working days after(@\"2026-12-24\", -1)", "0 or more")]
    [InlineData("working days before(@\"1900-01-01\", 1)", "1900-01-01")]
    [InlineData("working day(@\"2099-01-01\")", "2099-01-01")]
    [InlineData("working day(null)", "null")]
    [InlineData("months after(anchor, 1.5)", "whole number")]
    [InlineData("months after(anchor, -1)", "from 0 to 1200")]
    [InlineData("months after(anchor, 1201)", "from 0 to 1200")]
    [InlineData("working day count(@\"2026-12-24\", @\"2099-01-01\")", "beyond")]
    [InlineData("at(@\"2026-12-24\", \"25:00\")", "\"25:00\"")]
    public void What_cannot_be_counted_is_null_and_says_why(string text, string word)
    {
        var result = Feel.Run(text, Scope);
        result.Value.Should().Be(FeelValue.Null);
        result.Warnings.Should().ContainSingle().Which.Should().Contain(word);
    }

    [Theory]
    [InlineData("review day(1)", "clock")]
    [InlineData("working day(@\"2026-12-24\")", "calendar")]
    [InlineData("months after(@\"2026-12-24\", 1)", "calendar")]
    [InlineData("anchor", "'anchor'")]
    public void Without_a_clock_or_a_calendar_nothing_is_guessed(string text, string word)
    {
        var result = Feel.Run(text);
        result.Value.Should().Be(FeelValue.Null);
        result.Warnings.Should().ContainSingle().Which.Should().Contain(word);
    }

    [Fact]
    public void A_variable_called_anchor_hides_the_clocks() =>
        Feel.Show("anchor", Scope.With("anchor", new FeelNumber(1))).Should().Be("1");
}
