using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Tests.Expressions;

public sealed class DateFunctionTests
{
    [Theory]
    [InlineData("date(\"2012-12-25\")", "@\"2012-12-25\"")]
    [InlineData("date(2012, 12, 25)", "@\"2012-12-25\"")]
    [InlineData("date(@\"2012-12-25T11:00:00Z\")", "@\"2012-12-25\"")]
    [InlineData("date(2012, 13, 25)", "null")]
    [InlineData("date(\"25/12/2012\")", "null")]
    [InlineData("date and time(\"2012-12-24T23:59:00\")", "@\"2012-12-24T23:59:00\"")]
    [InlineData("date and time(\"2012-12-24\")", "@\"2012-12-24T00:00:00\"")]
    [InlineData("date and time(@\"2012-12-24\", @\"10:00:00@Europe/London\")", "@\"2012-12-24T10:00:00@Europe/London\"")]
    [InlineData("date and time(@\"2026-07-01T10:00:00Z\", \"Europe/London\")", "@\"2026-07-01T11:00:00@Europe/London\"")]
    [InlineData("date and time(\"2012-12-24T23:59:00@Atlantis/City\")", "null")]
    [InlineData("time(\"23:59:00z\")", "@\"23:59:00Z\"")]
    [InlineData("time(23, 59, 0.5)", "@\"23:59:00.5\"")]
    [InlineData("time(23, 59, 0, @\"PT1H\")", "@\"23:59:00+01:00\"")]
    [InlineData("time(@\"2012-12-25T10:00:00\")", "@\"10:00:00\"")]
    [InlineData("time(\"25:00:00\")", "null")]
    [InlineData("time(25, 0, 0)", "null")]
    [InlineData("duration(\"PT36H\")", "@\"P1DT12H\"")]
    [InlineData("duration(\"-P14M\")", "@\"-P1Y2M\"")]
    [InlineData("duration(\"PT0.1S\")", "@\"PT0.1S\"")]
    [InlineData("duration(\"P1Y1D\")", "null")]
    [InlineData("duration(\"P\")", "null")]
    [InlineData("duration(\"P1DT\")", "null")]
    [InlineData("duration(\"P99999999999999999999Y\")", "null")]
    [InlineData("years and months duration(@\"2011-12-22\", @\"2013-08-24\")", "@\"P1Y8M\"")]
    [InlineData("years and months duration(@\"2013-08-24\", @\"2011-12-22\")", "@\"-P1Y8M\"")]
    [InlineData("years and months duration(1, 2)", "null")]
    [InlineData("number(\"1 000,0\", \" \", \",\")", "1000")]
    [InlineData("number(\"1,000.5\", \",\", \".\")", "1000.5")]
    [InlineData("number(\"-1.5\")", "-1.5")]
    [InlineData("number(11.11)", "11.11")]
    [InlineData("number(\"\")", "null")]
    [InlineData("number(\"1\", \".\", \".\")", "null")]
    [InlineData("string(1.10)", "\"1.1\"")]
    [InlineData("string(@\"2012-12-25\")", "\"2012-12-25\"")]
    [InlineData("string([1, \"a\"])", "\"[1, \\\"a\\\"]\"")]
    [InlineData("string(null)", "null")]
    public void Values_are_made_from_text_and_parts(string text, string expected) => Feel.Show(text).Should().Be(expected);

    [Theory]
    [InlineData("day of year(@\"2019-09-17\")", "260")]
    [InlineData("day of week(@\"2019-09-17T10:00:00\")", "\"Tuesday\"")]
    [InlineData("month of year(@\"2019-09-17\")", "\"September\"")]
    [InlineData("week of year(@\"2005-01-01\")", "53")]
    [InlineData("last day of month(@\"2028-02-01\")", "29")]
    [InlineData("day of week(\"2019-09-17\")", "null")]
    [InlineData("day of year(null)", "null")]
    [InlineData("month of year(1)", "null")]
    [InlineData("week of year(null)", "null")]
    [InlineData("last day of month(null)", "null")]
    [InlineData("is(@\"10:00:00Z\", @\"10:00:00\")", "false")]
    [InlineData("is(1, 1.0)", "true")]
    public void Days_have_names_and_numbers(string text, string expected) => Feel.Show(text).Should().Be(expected);

    [Fact]
    public void Now_and_today_are_of_london()
    {
        var scope = new FeelScope(_ => null) { Now = Instant.FromUtc(2026, 7, 1, 23, 30) };
        Feel.Show("now()", scope).Should().Be("@\"2026-07-02T00:30:00@Europe/London\"");
        Feel.Show("today()", scope).Should().Be("@\"2026-07-02\"");
        Feel.Show("now() = @\"2026-07-01T23:30:00Z\"", scope).Should().Be("true");
    }
}
