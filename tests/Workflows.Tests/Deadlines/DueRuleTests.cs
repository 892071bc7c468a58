using Reviews.Workflows.Deadlines;
using static Reviews.Testing.Processes;

namespace Reviews.Workflows.Tests.Deadlines;

public sealed class DueRuleTests
{
    private static readonly ClockRules Rules = new("aware", 1, new LocalTime(16, 30), AfterClose.SameDay);

    [Theory]
    [InlineData("review day(6)", "working day 6, 16:30")]
    [InlineData("review day(6, \"09:00\")", "working day 6, 09:00")]
    [InlineData("= max(working days after(today(), 1), review day(6, \"09:00\"), review day(7))", "working day 6, 09:00")]
    [InlineData("max([at(today(), \"12:00\"), review day(7)])", "working day 7, 16:30")]
    [InlineData("working days after(anchor, 5)", "5 working days after the clock start, 16:30")]
    [InlineData("at(working days after(today(), 2), \"17:00\")", "2 working days after it opens, 5pm")]
    [InlineData("=at(working days after(today(), 1), \"12:00\")", "1 working day after it opens, midday")]
    [InlineData(
        "=max([at(working days before(months after(anchor, 2) + duration(\"P1D\"), 1), \"17:00\"), at(working days after(today(), 10), \"17:00\")])",
        "the later of the last working day of 2 months after the clock start, 5pm, and 10 working days after it opens, 5pm")]
    [InlineData(
        "max([at(date(a.on), \"17:00\"), at(date(a.on), a.at) + duration(\"PT2H\"), at(working days before(date(a.on), 3), \"09:00\")])",
        "the latest of the day that was set, 5pm, a time that what was recorded gives, and 3 working days before the day that was set, 9am")]
    public void A_day_that_is_counted_is_said_in_words(string due, string words) => DueRule.Words(Feel(due), Rules).Should().Be(words);

    [Theory]
    [InlineData("review day(n)", "review day(n)")]
    [InlineData(" = theirDate ", "theirDate")]
    [InlineData("working days after(reported, 5)", "working days after(reported, 5)")]
    [InlineData("working days after(anchor, n)", "working days after(anchor, n)")]
    [InlineData("working days before(anchor, 5)", "working days before(anchor, 5)")]
    [InlineData("min(review day(6), review day(7))", "min(review day(6), review day(7))")]
    [InlineData("at(working days after(asked, 2), \"17:00\")", "at(working days after(asked, 2), \"17:00\")")]
    [InlineData("at(working days after(today(), n), \"17:00\")", "at(working days after(today(), n), \"17:00\")")]
    [InlineData("at(working days after(today() + duration(\"P1D\"), 2), \"17:00\")", "at(working days after(today() + duration(\"P1D\"), 2), \"17:00\")")]
    public void Anything_else_is_said_as_it_is_written(string due, string words) => DueRule.Words(Feel(due), Rules).Should().Be(words);
}
