using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Tests.Expressions;

public sealed class FormsTests
{
    [Theory]
    [InlineData("[1, 2, 3][2]", "2")]
    [InlineData("[1, 2, 3][3]", "3")]
    [InlineData("[1, 2, 3][-3]", "1")]
    [InlineData("[1, 2, 3][-4]", "null")]
    [InlineData("[1, 2, 3][-1]", "3")]
    [InlineData("[1, 2, 3][0]", "null")]
    [InlineData("[1, 2, 3][4]", "null")]
    [InlineData("[1, 2, 3][item > 1]", "[2, 3]")]
    [InlineData("[][1]", "null")]
    [InlineData("[][item > 1]", "[]")]
    [InlineData("7[1]", "7")]
    [InlineData("[{a: 1}, {a: 2}][a > 1]", "[{a: 2}]")]
    [InlineData("[{a: 1}, {a: 2}][item.a > 1].a", "[2]")]
    [InlineData("[{item: 1}, {item: 2}][item = 2]", "[{item: 2}]")]
    [InlineData("{n: 2, r: [1, 2, 3][n]}.r", "2")]
    [InlineData("null[item > 1]", "null")]
    [InlineData("null[1]", "null")]
    [InlineData("[1, 2][null]", "null")]
    [InlineData("[1, null][item > 1]", "[]")]
    public void Filters_pick_by_position_or_by_test(string text, string expected) => Feel.Show(text).Should().Be(expected);

    [Theory]
    [InlineData("{a: {b: 1}}.a.b", "1")]
    [InlineData("@\"2026-12-18\".year", "2026")]
    [InlineData("@\"2026-12-18\".month", "12")]
    [InlineData("@\"2026-12-18\".day", "18")]
    [InlineData("@\"2026-12-18T10:20:30\".month", "12")]
    [InlineData("@\"2026-12-18T10:20:30\".hour", "10")]
    [InlineData("@\"2026-12-18T10:20:30\".minute", "20")]
    [InlineData("@\"P3DT2H4M5S\".days", "3")]
    [InlineData("@\"P3DT2H4M5S\".minutes", "4")]
    [InlineData("@\"P3DT2H4M5S\".seconds", "5")]
    [InlineData("@\"P1Y2M\".years", "1")]
    [InlineData("@\"P14M\".years", "1")]
    [InlineData("@\"P14M\".months", "2")]
    [InlineData("[1..5].start", "1")]
    [InlineData("(1..5].end included", "true")]
    [InlineData("@\"10:00:00+01:00\".time offset", "@\"PT1H\"")]
    [InlineData("@\"2026-07-01T10:00:00-05:30\".time offset", "@\"-PT5H30M\"")]
    [InlineData("[{a: 1}, {b: 2}].a", "[1, null]")]
    [InlineData("{a b: 1, c: a b + 1}.c", "2")]
    [InlineData("{\"a b\": 1}.a b", "1")]
    [InlineData("{`x-y`: 3}.`x-y`", "3")]
    [InlineData("@\"2026-12-18\".weekday", "5")]
    [InlineData("@\"2026-12-18T10:20:30.5\".second", "30.5")]
    [InlineData("@\"2026-07-01T10:00:00@Europe/London\".time offset", "@\"PT1H\"")]
    [InlineData("@\"10:00:00@Europe/London\".timezone", "\"Europe/London\"")]
    [InlineData("@\"P1DT2H\".hours", "2")]
    [InlineData("@\"-P1Y2M\".months", "-2")]
    [InlineData("(1..5].start included", "false")]
    [InlineData("[1..5].end", "5")]
    [InlineData("[1..5[.end included", "false")]
    [InlineData("]1..5].start included", "false")]
    [InlineData("{a: 1}.b", "null")]
    [InlineData("null.a", "null")]
    [InlineData("1.a", "null")]
    public void Paths_lead_to_entries_and_parts(string text, string expected) => Feel.Show(text).Should().Be(expected);

    [Theory]
    [InlineData("for i in 1..3 return i * 2", "[2, 4, 6]")]
    [InlineData("for i in 3..1 return i", "[3, 2, 1]")]
    [InlineData("for i in (1..4) return i", "[2, 3]")]
    [InlineData("for i in [1, 2], j in [i, 10] return i * j", "[1, 10, 4, 20]")]
    [InlineData("for i in 1..5 return if i < 3 then 1 else partial[-1] + partial[-2]", "[1, 1, 2, 3, 5]")]
    [InlineData("for d in @\"2026-12-31\"..@\"2027-01-01\" return d", "[@\"2026-12-31\", @\"2027-01-01\"]")]
    [InlineData("for i in [] return i", "[]")]
    [InlineData("for i in null return i", "null")]
    [InlineData("for i in 1.5..3 return i", "null")]
    [InlineData("some x in [1, 2] satisfies x > 1", "true")]
    [InlineData("some x in [] satisfies x > 1", "false")]
    [InlineData("some x in [1, 2], y in [2, 3] satisfies x > y", "false")]
    [InlineData("some x in [null, 2] satisfies x > 1", "true")]
    [InlineData("every x in [1, 2] satisfies x > 0", "true")]
    [InlineData("every x in [] satisfies x > 0", "true")]
    [InlineData("every x in [1, null] satisfies x > 0", "null")]
    [InlineData("every x in null satisfies x", "null")]
    public void Loops_go_through_lists_and_ranges(string text, string expected) => Feel.Show(text).Should().Be(expected);

    [Theory]
    [InlineData("(function(a, b) a - b)(5, 3)", "2")]
    [InlineData("{f: function(a, b) a - b, r: f(b: 1, a: 5)}.r", "4")]
    [InlineData("{f: function(a: number) a, r: f(\"x\")}.r", "null")]
    [InlineData("{f: function(a) a, r: f()}.r", "null")]
    [InlineData("{f: function(a, b) [a, b], r: f(b: 1)}.r", "[null, 1]")]
    [InlineData("{f: function(a, b) [a, b], r: f(1)}.r", "null")]
    [InlineData("{k: 2, f: function(a) a * k, r: [f(1), f(2)]}.r", "[2, 4]")]
    [InlineData("{count: 5, r: count([1])}.r", "1")]
    [InlineData("{f: upper case, r: f(\"a\")}.r", "\"A\"")]
    [InlineData("{f: floor, r: f(1.5)}.r", "1")]
    [InlineData("substring(start position: 2, string: \"abc\")", "\"bc\"")]
    [InlineData("substring(text: \"abc\")", "null")]
    [InlineData("nothing(1)", "null")]
    [InlineData("abs(1, 2)", "null")]
    [InlineData("abs([-1])", "1")]
    public void Functions_are_called_by_position_or_by_name(string text, string expected) => Feel.Show(text).Should().Be(expected);

    [Theory]
    [InlineData("\"a\\nb\\\"\\\\\\t\\u0041\\U01F40E\"", "\"a\\nb\\\"\\\\\\tA🐎\"")]
    [InlineData("1 /* one */ + 2 // three", "3")]
    [InlineData("{}", "{}")]
    [InlineData("{a: 1, a: 2}", "null")]
    [InlineData("@\"2026-13-01\"", "null")]
    [InlineData("(1..5)", "(1..5)")]
    [InlineData("[1..2]", "[1..2]")]
    [InlineData("[1..\"a\"]", "null")]
    [InlineData("> 5", "(5..null)")]
    [InlineData("[<= 5]", "[(null..5]]")]
    [InlineData("range(\"[2..)\") = >= 2", "true")]
    [InlineData("2 in [> 1]", "true")]
    public void Literals_read_as_written(string text, string expected) => Feel.Show(text).Should().Be(expected);

    [Fact]
    public void Names_of_several_words_are_read_where_they_are_known()
    {
        var scope = Feel.With("""{"monthly salary":10,"date and place":"x"}""");
        FeelExpression.Parse("monthly salary * 12", ["monthly salary"]).Expression!.Evaluate(scope).Value.Should().Be(new FeelNumber(120));
        FeelExpression.Parse("date and place", ["date and place"]).Expression!.Evaluate(scope).Value.Should().Be(new FeelText("x"));
    }

    [Fact]
    public void A_nearer_variable_hides_a_farther_one_and_leaves_the_rest()
    {
        var scope = Feel.With("""{"a":1,"b":2}""").With("a", new FeelNumber(10));
        Feel.Show("[a, b]", scope).Should().Be("[10, 2]");
    }

    [Fact]
    public void An_expression_tells_what_it_reads_and_calls()
    {
        var expression = FeelExpression.Parse("=count(reports[open and agency.id = id]) + for i in limits return i + {a: b, c: a}.c").Expression!;
        expression.Names.Should().BeEquivalentTo("reports", "limits", "b");
        expression.FilterNames.Should().BeEquivalentTo("open", "agency", "id");
        expression.Functions.Should().BeEquivalentTo("count");
        expression.Text.Should().StartWith("=count");
    }

    [Fact]
    public void A_call_can_be_looked_into_without_evaluating_it()
    {
        var call = FeelExpression.Parse("= review day(6, \"17:00\")").Expression!.AsCall!;
        call.Function.Should().Be("review day");
        call.Arguments.Should().Equal(new FeelNumber(6), new FeelText("17:00"));
        FeelExpression.Parse("review day(time: t, n: -1)").Expression!.AsCall!.Arguments.Should().Equal(new FeelNumber(-1), null);
        FeelExpression.Parse("1 + review day(6)").Expression!.AsCall.Should().BeNull();
    }

    [Fact]
    public void What_can_only_be_null_is_a_doubt_with_its_place()
    {
        FeelExpression.Parse("[@\"2026-13-01\"]").Expression!.Doubts.Should().ContainSingle().Which.Position.Should().Be(1);
        FeelExpression.Parse("@\"2026-12-01\"").Expression!.Doubts.Should().BeEmpty();
    }
}
