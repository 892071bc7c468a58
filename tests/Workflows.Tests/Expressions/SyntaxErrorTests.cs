using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Tests.Expressions;

public sealed class SyntaxErrorTests
{
    [Theory]
    [InlineData("1 +", 3, "the end")]
    [InlineData("= 1 +", 5, "the end")]
    [InlineData("1 2", 2, "'2'")]
    [InlineData("", 0, "the end")]
    [InlineData("[1, 2", 5, "']'")]
    [InlineData("(1", 2, "')'")]
    [InlineData("if true then 1", 14, "'else'")]
    [InlineData("if true 1", 8, "'then'")]
    [InlineData("for x in [1] x", 13, "'return'")]
    [InlineData("some x in [1] return x", 14, "'satisfies'")]
    [InlineData("\"abc", 0, "close this text")]
    [InlineData("1 /* x", 2, "'*/'")]
    [InlineData("a and", 5, "the end")]
    [InlineData("a.1", 1, "'.1'")]
    [InlineData("a == b", 3, "'='")]
    [InlineData("{a 1}", 1, "entry")]
    [InlineData("f(a: 1, 2)", 8, "parameter")]
    [InlineData("1 between 2 or 3", 12, "'and'")]
    [InlineData("[1..2", 5, "after the range")]
    [InlineData("x instance of 1", 14, "a type")]
    [InlineData("@2026", 1, "after '@'")]
    [InlineData("1 # 2", 2, "'#'")]
    [InlineData("`a", 0, "'`'")]
    [InlineData("function(x) external {}", 12, "external")]
    [InlineData("99999999999999999999999999999999", 0, "28 digits")]
    public void A_mistake_is_told_with_its_place(string text, int position, string word)
    {
        var parsed = FeelExpression.Parse(text);
        parsed.Expression.Should().BeNull();
        parsed.Error!.Position.Should().Be(position);
        parsed.Error.Sentence.Should().StartWith("Expected").And.Contain(word);
    }
}
