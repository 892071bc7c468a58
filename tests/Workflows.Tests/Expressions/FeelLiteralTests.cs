using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Tests.Expressions;

public sealed class FeelLiteralTests
{
    [Theory]
    [InlineData("\"health\"")]
    [InlineData("-3.5")]
    [InlineData("@\"2026-12-18\"")]
    [InlineData("[\"health\", {id: \"police\", isLead: true}]")]
    [InlineData("null")]
    public void What_needs_nothing_else_is_a_value(string text) => FeelLiteral.Read(text).Should().Be(FeelExpression.Parse(text).Expression!.Evaluate(FeelScope.Empty).Value);

    [Theory]
    [InlineData("health")]
    [InlineData("\"health")]
    [InlineData("today()")]
    [InlineData("function(a) a")]
    [InlineData("@\"2026-13-01\"")]
    [InlineData("1 + \"a\"")]
    public void What_reads_a_variable_or_the_clock_or_is_mistaken_is_none(string text) => FeelLiteral.Read(text).Should().BeNull();
}
