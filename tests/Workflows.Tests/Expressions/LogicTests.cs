using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Tests.Expressions;

public sealed class LogicTests
{
    [Theory]
    [InlineData("true and true", "true")]
    [InlineData("true and false", "false")]
    [InlineData("true and null", "null")]
    [InlineData("false and true", "false")]
    [InlineData("false and false", "false")]
    [InlineData("false and null", "false")]
    [InlineData("null and true", "null")]
    [InlineData("null and false", "false")]
    [InlineData("null and null", "null")]
    [InlineData("true or true", "true")]
    [InlineData("true or false", "true")]
    [InlineData("true or null", "true")]
    [InlineData("false or true", "true")]
    [InlineData("false or false", "false")]
    [InlineData("false or null", "null")]
    [InlineData("null or true", "true")]
    [InlineData("null or false", "null")]
    [InlineData("null or null", "null")]
    [InlineData("1 and true", "null")]
    [InlineData("1 and false", "false")]
    [InlineData("true or false and false", "true")]
    [InlineData("not(true)", "false")]
    [InlineData("not(null)", "null")]
    [InlineData("is defined(1)", "true")]
    [InlineData("is defined(missing)", "false")]
    [InlineData("get or else(missing, 2)", "2")]
    [InlineData("get or else(false, 2)", "false")]
    public void Logic_has_three_values(string text, string expected) => Feel.Show(text).Should().Be(expected);

    [Theory]
    [InlineData("null = null", "true")]
    [InlineData("1 = null", "false")]
    [InlineData("null != 1", "true")]
    [InlineData("1 = \"1\"", "null")]
    [InlineData("1.0 = 1", "true")]
    [InlineData("[1, [2]] = [1, [2]]", "true")]
    [InlineData("[1, 2] = [2, 1]", "false")]
    [InlineData("{a: 1, b: 2} = {b: 2, a: 1}", "true")]
    [InlineData("[1..2] = [1..2)", "false")]
    [InlineData("@\"P1D\" = @\"PT24H\"", "true")]
    [InlineData("@\"P1Y\" = @\"P12M\"", "true")]
    [InlineData("@\"2026-12-18T10:00:00Z\" = @\"2026-12-18T11:00:00+01:00\"", "true")]
    [InlineData("@\"2026-07-01T10:00:00\" = @\"2026-07-01T09:00:00Z\"", "true")]
    [InlineData("@\"2026-12-18\" < @\"2026-12-19\"", "true")]
    [InlineData("\"a\" < \"B\"", "false")]
    [InlineData("@\"10:00:00\" = @\"10:00:00Z\"", "false")]
    [InlineData("@\"10:00:00\" < @\"10:00:00Z\"", "false")]
    [InlineData("true < false", "null")]
    [InlineData("null < 1", "null")]
    [InlineData("[1] < [2]", "null")]
    public void Comparison_is_of_one_type(string text, string expected) => Feel.Show(text).Should().Be(expected);

    [Theory]
    [InlineData("5 between 1 and 5", "true")]
    [InlineData("5 between 6 and null", "false")]
    [InlineData("5 between 1 and null", "null")]
    [InlineData("5 between 1 and 10 and false", "false")]
    [InlineData("5 in [1..5]", "true")]
    [InlineData("5 in [1..5)", "false")]
    [InlineData("5 in [1..5[", "false")]
    [InlineData("1 in ]1..5]", "false")]
    [InlineData("1 in (1..5]", "false")]
    [InlineData("5 in (1, 2, > 4)", "true")]
    [InlineData("3 in (1, 2, > 4)", "false")]
    [InlineData("5 in > 4", "true")]
    [InlineData("5 in [1, 5]", "true")]
    [InlineData("5 in (? > 4 and ? < 6)", "true")]
    [InlineData("5 in [[1..3], [4..6]]", "true")]
    [InlineData("\"b\" in [\"a\"..\"c\"]", "true")]
    [InlineData("\"b\" in [1..2]", "null")]
    [InlineData("5 in (>= 5)", "true")]
    [InlineData("[1, 2] in ([1, 2], [3])", "true")]
    public void Tests_and_ranges_say_whether_a_value_is_in_them(string text, string expected) => Feel.Show(text).Should().Be(expected);

    [Theory]
    [InlineData("if 1 > 2 then \"a\" else if 2 > 1 then \"b\" else \"c\"", "\"b\"")]
    [InlineData("if null then 1 else 2", "2")]
    [InlineData("if \"x\" then 1 else 2", "2")]
    [InlineData("1 + if true then 1 else 5", "2")]
    public void If_takes_the_second_branch_for_all_but_true(string text, string expected) => Feel.Show(text).Should().Be(expected);

    [Theory]
    [InlineData("1 instance of number", "true")]
    [InlineData("-1 instance of number", "true")]
    [InlineData("null instance of number", "false")]
    [InlineData("null instance of Null", "true")]
    [InlineData("\"a\" instance of Any", "true")]
    [InlineData("@\"2026-12-18\" instance of date", "true")]
    [InlineData("@\"2026-12-18T10:00:00\" instance of date and time", "true")]
    [InlineData("@\"PT1H\" instance of days and time duration", "true")]
    [InlineData("@\"P1M\" instance of days and time duration", "false")]
    [InlineData("[1, 2] instance of list<number>", "true")]
    [InlineData("[1, \"a\"] instance of list<number>", "false")]
    [InlineData("{a: 1} instance of context<a: number>", "true")]
    [InlineData("{a: \"1\"} instance of context<a: number>", "false")]
    [InlineData("[1..2] instance of range<number>", "true")]
    [InlineData("(function(a) a) instance of function<number> -> number", "true")]
    public void Types_can_be_asked(string text, string expected) => Feel.Show(text).Should().Be(expected);

    [Fact]
    public void An_unknown_part_of_a_condition_is_told()
    {
        var result = Feel.Run("decision = \"commission\" and true");
        result.Value.Should().Be(FeelBoolean.False);
        result.Warnings.Should().ContainSingle().Which.Should().Contain("'decision'");
    }
}
