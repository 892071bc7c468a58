using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Tests.Expressions;

public sealed class ArithmeticTests
{
    [Theory]
    [InlineData("0.1 + 0.2 = 0.3", "true")]
    [InlineData("=1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("10 - 4 - 3", "3")]
    [InlineData("2 ** 3 * 2", "16")]
    [InlineData("-2 ** 2", "4")]
    [InlineData("2 ** -1", "0.5")]
    [InlineData("2 ** 0.5 > 1.41", "true")]
    [InlineData("1.10 * 2", "2.2")]
    [InlineData("10 / 4", "2.5")]
    [InlineData("1e3 + .5", "1000.5")]
    [InlineData("\"a\" + \"b\"", "\"ab\"")]
    [InlineData("--3", "3")]
    public void Numbers_and_texts_combine_as_decimal_arithmetic_does(string text, string expected) =>
        Feel.Show(text).Should().Be(expected);

    [Theory]
    [InlineData("@\"2026-12-18\" + @\"P1D\"", "@\"2026-12-19\"")]
    [InlineData("@\"2026-01-31\" + @\"P1M\"", "@\"2026-02-28\"")]
    [InlineData("@\"2026-12-18\" - @\"2026-12-01\"", "@\"P17D\"")]
    [InlineData("@\"2026-12-18\" - @\"PT1H\"", "@\"2026-12-17\"")]
    [InlineData("@\"2026-12-18T10:00:00\" + @\"PT36H\"", "@\"2026-12-19T22:00:00\"")]
    [InlineData("@\"2026-12-18T10:00:00\" - @\"2026-12-17T09:30:00\"", "@\"P1DT30M\"")]
    [InlineData("@\"2026-12-18T10:00:00Z\" - @\"2026-12-18T10:00:00+01:00\"", "@\"PT1H\"")]
    [InlineData("@\"23:00:00\" + @\"PT2H\"", "@\"01:00:00\"")]
    [InlineData("@\"P1D\" * 1.5", "@\"P1DT12H\"")]
    [InlineData("@\"P1Y\" / 2", "@\"P6M\"")]
    [InlineData("@\"P1D\" / @\"PT6H\"", "4")]
    [InlineData("-@\"PT1H\"", "@\"-PT1H\"")]
    [InlineData("@\"2026-03-28T09:00:00@Europe/London\" + @\"P1D\"", "@\"2026-03-29T10:00:00@Europe/London\"")]
    public void Dates_times_and_durations_combine(string text, string expected) =>
        Feel.Show(text).Should().Be(expected);

    [Theory]
    [InlineData("1 / 0")]
    [InlineData("1 + \"a\"")]
    [InlineData("\"a\" - \"b\"")]
    [InlineData("null + 1")]
    [InlineData("9 ** 99")]
    [InlineData("-true")]
    [InlineData("@\"P1D\" + @\"P1M\"")]
    [InlineData("@\"9999-12-31\" + @\"P1D\"")]
    [InlineData("@\"2026-12-18\" + @\"2026-12-18\"")]
    public void What_cannot_be_combined_is_null_with_a_warning(string text)
    {
        var result = Feel.Run(text);
        result.Value.Should().Be(FeelValue.Null);
        result.Warnings.Should().NotBeEmpty();
        result.Error.Should().BeNull();
    }
}
