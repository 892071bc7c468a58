using Reviews.Workflows.Expressions.Functions;

namespace Reviews.Workflows.Tests.Expressions;

/// <summary>A pattern's size is what it would be with its counted repetitions written out; what bounds the cost of one match must not be fooled.</summary>
public sealed class PatternSizeTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("a*b+c?|d", 4)]
    [InlineData("a{5}", 5)]
    [InlineData("xa{2,5}y", 7)]
    [InlineData("a{12,}", 12)]
    [InlineData("a{0}", 1)]
    [InlineData("a{,3}", 3)]
    [InlineData("(ab){3}c", 7)]
    [InlineData("x(ab){3}(c){2}", 9)]
    [InlineData("((ab){3}c){2}", 14)]
    [InlineData("(ab|cd){2}", 8)]
    [InlineData("[abc]{4}", 4)]
    [InlineData("[^\\]x]y", 2)]
    [InlineData("[a\\]b]{3}", 3)]
    [InlineData("\\d{3}", 3)]
    [InlineData("\\p{L}{3}x", 4)]
    [InlineData("\\P{Lu}y", 2)]
    [InlineData("\\({2}", 2)]
    [InlineData("\\", 1)]
    [InlineData("[ab", 1)]
    [InlineData("\\p{L", 1)]
    [InlineData("ab)c", 3)]
    [InlineData("a(b(c", 3)]
    [InlineData("a{999999999}", 100_000)]
    [InlineData("a{3", 3)]
    public void A_pattern_is_as_large_as_its_repetitions_make_it(string pattern, long size) => PatternSize.Of(pattern).Should().Be(size);
}
