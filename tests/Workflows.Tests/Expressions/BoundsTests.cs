using System.Diagnostics;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Tests.Expressions;

public sealed class BoundsTests
{
    [Theory]
    [InlineData("for i in 1..1000000000 return i", "steps")]
    [InlineData("count(for i in 1..1000, j in 1..1000 return 1)", "steps")]
    [InlineData("for i in 1..100 return partial", "larger")]
    [InlineData("{f: function(g, n) g(g, n + 1), r: f(f, 0)}.r", "levels of evaluation")]
    [InlineData("for i in 1..90000 return string join(for j in 1..1000 return \"aaaaaaaaaaaaaaaaaaaa\")", "steps")]
    [InlineData("for i in 1..1000 return replace(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", \"a*?\", \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\")", "larger")]
    [InlineData("{f: function(s, n, g) if n = 0 then s else g(s + s, n - 1, g), r: f(\"ab\", 60, f)}.r", "larger")]
    [InlineData("{f: function(s, n, g) if n = 0 then s else g([s], n - 1, g), r: f(1, 150, f)}.r", "deep")]
    public void Exceeding_a_bound_is_an_error_soon(string text, string word)
    {
        var watch = Stopwatch.StartNew();
        var result = Feel.Run(text);
        result.Error.Should().Contain("Expected").And.Contain(word);
        result.Value.Should().Be(FeelValue.Null);
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData("(", ")", "1")]
    [InlineData("[", "]", "1")]
    [InlineData("{a:", "}", "1")]
    [InlineData("-", "", "x")]
    [InlineData("if true then ", " else 1", "1")]
    [InlineData("function(x) ", "", "1")]
    [InlineData("abs(", ")", "1")]
    [InlineData("[1][", "]", "1")]
    [InlineData("1 in (", ")", "1")]
    public void Nesting_beyond_the_bound_does_not_parse(string open, string close, string middle)
    {
        string Nested(int times) => string.Concat(Enumerable.Repeat(open, times)) + middle + string.Concat(Enumerable.Repeat(close, times));
        FeelExpression.Parse(Nested(20)).Error.Should().BeNull();
        FeelExpression.Parse(Nested(300)).Error!.Sentence.Should().Contain("nesting");
    }

    [Theory]
    [InlineData("+1")]
    [InlineData(".a")]
    [InlineData(" and true")]
    [InlineData("[1]")]
    [InlineData(" instance of number")]
    public void Long_rows_are_bounded_too(string part)
    {
        FeelExpression.Parse("x" + string.Concat(Enumerable.Repeat(part, 400))).Expression!.Evaluate(FeelScope.Empty).Error.Should().BeNull();
        FeelExpression.Parse("x" + string.Concat(Enumerable.Repeat(part, 900))).Error!.Sentence.Should().Contain("in a row");
    }

    [Fact]
    public void Work_on_long_texts_is_bounded()
    {
        var scope = FeelScope.Empty.With("long", new FeelText(new string('a', 100_000)));
        Feel.Run("every x in 1..1000 satisfies not(contains(long, \"b\"))", scope).Error.Should().Contain("worked on");
        Feel.Run("every x in 1..1000 satisfies long = long", scope).Error.Should().Contain("worked on");
    }

    [Fact]
    public void Length_is_bounded() =>
        FeelExpression.Parse(new string(' ', 20_001)).Error!.Sentence.Should().Contain("20000 characters");

    [Fact]
    public void Ordinary_work_is_within_the_bounds() =>
        Feel.Show("sum(for i in 1..10000 return i)").Should().Be("50005000");
}
