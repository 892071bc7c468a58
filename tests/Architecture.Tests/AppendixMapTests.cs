using Reviews.Architecture.Tests.Rules;
using Reviews.Testing.Machine;
using Xunit.Abstractions;

namespace Reviews.Architecture.Tests;

/// <summary>No sentence of Appendices D and E is forgotten, and what is said to carry it is there.</summary>
public sealed class AppendixMapTests(ITestOutputHelper output)
{
    private static readonly string Root = Repository.Root;

    [Fact]
    public void Each_sentence_has_its_line_and_each_line_names_what_is_there()
    {
        var text = AppendixMap.Text(Root);
        foreach (var (state, count) in AppendixMap.Count(text).OrderByDescending(s => s.Value))
            output.WriteLine($"{state}: {count}");
        new AppendixMap(Root).Problems(text).Should().BeEmpty();
    }

    [Theory]
    [InlineData("`rapid-review.bpmn#submit-review`", "`rapid-review.bpmn#no-such-step`", "Expected rapid-review.bpmn#no-such-step, but it is not there.")]
    [InlineData("SubmissionStepTests.What_was_not_signed_off_is_not_submitted", "SubmissionStepTests.No_such_test", "Expected the test SubmissionStepTests.No_such_test, but there is none.")]
    [InlineData("`/reviews/{review}/record`", "`/reviews/{review}/no-such-page`", "Expected /reviews/{review}/no-such-page, but it is not there.")]
    [InlineData("| partly |", "| almost |", "Expected one of the states built, partly, missing, outside, but found \"almost\".")]
    [InlineData("## E9 ", "## F9 ", "Expected one table for paragraph E9, but there are 0.")]
    [InlineData("| The police are told |", "The police are told |", "Expected 9 lines for paragraph E1, but there are 8.")]
    public void What_is_not_there_is_told(string named, string instead, string problem)
    {
        var text = AppendixMap.Text(Root);
        new AppendixMap(Root).Problems(text.Replace(named, instead, StringComparison.Ordinal)).Should().Contain(told => told.EndsWith(problem, StringComparison.Ordinal));
    }
}
