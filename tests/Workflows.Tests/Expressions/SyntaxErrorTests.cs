using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Tests.Expressions;

public sealed class SyntaxErrorTests
{
    [Theory]
    [InlineData("", 0, "Expected a value, but found the end.")]
    [InlineData("= 1 +", 5, "Expected a value, but found the end.")]
    [InlineData("a and", 5, "Expected a value, but found the end.")]
    [InlineData("a.1", 1, "Expected an operator or the end, but found '.1'.")]
    [InlineData("{a 1}", 1, "Expected an entry's name and ':', but found 'a'.")]
    [InlineData("1 2", 2, "Expected an operator or the end, but found '2'.")]
    [InlineData("a in (1, 2", 10, "Expected ')' after the tests, but found the end.")]
    [InlineData("{a: 1", 5, "Expected '}' to close '{', but found the end.")]
    [InlineData("{a: 1, b", 7, "Expected an entry's name and ':', but found 'b'.")]
    [InlineData("f(1", 3, "Expected ')' after the arguments, but found the end.")]
    [InlineData("f(a: 1, 2)", 8, "Expected a parameter's name and ':', but found '2'.")]
    [InlineData("[1, 2", 5, "Expected ']' to close '[', but found the end.")]
    [InlineData("(1", 2, "Expected ')' to close '(', but found the end.")]
    [InlineData("(1..2", 5, "Expected ']' or ')' after the range, but found the end.")]
    [InlineData("(1, 2", 2, "Expected ')' to close '(', but found ','.")]
    [InlineData("[1..2", 5, "Expected ']' or ')' after the range, but found the end.")]
    [InlineData("[1 2]", 3, "Expected ']' to close '[', but found '2'.")]
    [InlineData("a[1", 3, "Expected ']' after the filter, but found the end.")]
    [InlineData("1 between 2 or 3", 12, "Expected 'and' between the two ends of 'between', but found 'or'.")]
    [InlineData("if true 1", 8, "Expected 'then' after the condition, but found '1'.")]
    [InlineData("if true then 1", 14, "Expected 'else' after the value for 'then', but found the end.")]
    [InlineData("for x in [1] x", 13, "Expected 'return' after the lists to go through, but found 'x'.")]
    [InlineData("for x [1] return x", 6, "Expected 'in' after the name, but found '['.")]
    [InlineData("for 1 in [1] return x", 4, "Expected a name, but found '1'.")]
    [InlineData("some x in [1] return x", 14, "Expected 'satisfies' after the lists to go through, but found 'return'.")]
    [InlineData("every x in [1] return x", 15, "Expected 'satisfies' after the lists to go through, but found 'return'.")]
    [InlineData("function(x", 10, "Expected ')' after the parameters, but found the end.")]
    [InlineData("function(1) x", 9, "Expected a name, but found '1'.")]
    [InlineData("function x", 9, "Expected an operator or the end, but found 'x'.")]
    [InlineData("function(x) external {}", 12, "Expected the body of the function (external functions are not run), but found 'external'.")]
    [InlineData("x instance of 1", 14, "Expected a type, but found '1'.")]
    [InlineData("x instance of list<number", 25, "Expected '>' to close '<', but found the end.")]
    [InlineData("x instance of context<a number>", 22, "Expected an entry's name and ':', but found 'a'.")]
    [InlineData("x instance of function<number -> ", 30, "Expected '>' to close '<', but found '->'.")]
    [InlineData("@2026", 1, "Expected a date, time or duration in quotation marks after '@', but found '2026'.")]
    [InlineData("@", 1, "Expected a date, time or duration in quotation marks after '@', but found the end.")]
    [InlineData("1 +", 3, "Expected a value, but found the end.")]
    [InlineData("a.", 2, "Expected a name after '.', but found the end.")]
    [InlineData("a.(1)", 2, "Expected a name after '.', but found '('.")]
    [InlineData("a == b", 3, "Expected a value, but found '='.")]
    [InlineData("\"abc", 0, "Expected '\"' to close this text, but found the end.")]
    [InlineData("1 /* x", 2, "Expected '*/' to close this comment, but found the end.")]
    [InlineData("`a", 0, "Expected '`' to close this name, but found the end.")]
    [InlineData("1 # 2", 2, "Expected a value or an operator, but found '#'.")]
    [InlineData("99999999999999999999999999999999", 0, "Expected a number of at most 28 digits, but found 99999999999999999999999999999999.")]
    [InlineData("and", 0, "Expected a value, but found 'and'.")]
    [InlineData("x instance of day and time duration", 27, "Expected an operator or the end, but found 'duration'.")]
    public void A_mistake_is_told_with_its_place(string text, int position, string sentence)
    {
        var parsed = FeelExpression.Parse(text);
        parsed.Expression.Should().BeNull();
        parsed.Error!.Position.Should().Be(position);
        parsed.Error.Sentence.Should().Be(sentence);
    }
}
