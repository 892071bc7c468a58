namespace Reviews.Workflows.Tests.Expressions;

public sealed class TextFunctionTests
{
    [Theory]
    [InlineData("substring(\"foobar\", 3)", "\"obar\"")]
    [InlineData("substring(\"foobar\", -2, 1)", "\"a\"")]
    [InlineData("substring(\"🐎ab\", 2)", "\"ab\"")]
    [InlineData("substring(\"foobar\", 0)", "null")]
    [InlineData("substring(\"foobar\", 7)", "null")]
    [InlineData("string length(\"🐎ab\")", "3")]
    [InlineData("string length(null)", "null")]
    [InlineData("upper case(\"aé\")", "\"AÉ\"")]
    [InlineData("upper case(1)", "null")]
    [InlineData("lower case(\"AÉ\")", "\"aé\"")]
    [InlineData("lower case(null)", "null")]
    [InlineData("substring before(\"foobar\", \"bar\")", "\"foo\"")]
    [InlineData("substring before(\"foobar\", \"xyz\")", "\"\"")]
    [InlineData("substring before(\"foobar\", null)", "null")]
    [InlineData("substring after(\"foobar\", \"ob\")", "\"ar\"")]
    [InlineData("substring after(\"foobar\", \"\")", "\"foobar\"")]
    [InlineData("substring after(1, \"\")", "null")]
    [InlineData("contains(\"foobar\", \"oob\")", "true")]
    [InlineData("contains(null, \"a\")", "null")]
    [InlineData("starts with(\"foobar\", \"fo\")", "true")]
    [InlineData("starts with(\"foobar\", 1)", "null")]
    [InlineData("ends with(\"foobar\", \"fo\")", "false")]
    [InlineData("ends with(null, null)", "null")]
    [InlineData("trim(\" a b \")", "\"a b\"")]
    [InlineData("trim(1)", "null")]
    [InlineData("string join([\"a\", null, \"b\"], \"-\")", "\"a-b\"")]
    [InlineData("string join([\"a\", \"b\"])", "\"ab\"")]
    [InlineData("string join([], \"-\")", "\"\"")]
    [InlineData("string join([1], \"-\")", "null")]
    public void Texts_are_cut_and_joined(string text, string expected) => Feel.Show(text).Should().Be(expected);

    [Theory]
    [InlineData("matches(\"foobar\", \"^fo*b\")", "true")]
    [InlineData("matches(\"foobar\", \"^FO\")", "false")]
    [InlineData("matches(\"foobar\", \"^FO\", \"i\")", "true")]
    [InlineData("matches(\"a.c\", \"A.C\", \"qi\")", "true")]
    [InlineData("matches(\"ab\", \"a b\", \"x\")", "true")]
    [InlineData("matches(\"a\\nb\", \"a.b\", \"s\")", "true")]
    [InlineData("matches(\"a\", \"[\")", "null")]
    [InlineData("matches(\"aa\", \"(a)\\\\1\")", "null")]
    [InlineData("matches(\"a\", \"a\", \"k\")", "null")]
    [InlineData("replace(\"abcd\", \"(ab)|(a)\", \"[1=$1][2=$2]\")", "\"[1=ab][2=]cd\"")]
    [InlineData("replace(\"a1b22\", \"\\d+\", \"#\")", "\"a#b#\"")]
    [InlineData("replace(\"abc\", \"b\", \"\\\\$1\")", "\"a$1c\"")]
    [InlineData("replace(\"abc\", \"[\", \"x\")", "null")]
    [InlineData("split(\"John Doe\", \"\\s\")", "[\"John\", \"Doe\"]")]
    [InlineData("split(\"a;b;;\", \";\")", "[\"a\", \"b\", \"\", \"\"]")]
    [InlineData("split(null, \";\")", "null")]
    public void Patterns_match_replace_and_split(string text, string expected) => Feel.Show(text).Should().Be(expected);

    [Fact]
    public void A_pattern_that_would_backtrack_for_ever_does_not() =>
        Feel.Show($"matches(\"{new string('a', 5_000)}b\", \"^(a+)+$\")").Should().Be("false");
}
