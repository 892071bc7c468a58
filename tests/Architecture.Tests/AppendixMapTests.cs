using Reviews.Architecture.Tests.Rules;
using Reviews.Testing.Machine;
using Xunit.Abstractions;

namespace Reviews.Architecture.Tests;

/// <summary>No sentence of Appendices D and E of Southend's arrangements, nor of sections 6 and 10 of Essex's, is forgotten, and what is said to carry it is there.</summary>
public sealed class AppendixMapTests(ITestOutputHelper output)
{
    private static readonly SentenceMap Southend = new(Repository.Root, MappedArrangements.Southend);
    private static readonly SentenceMap Essex = new(Repository.Root, MappedArrangements.Essex);

    [Theory]
    [InlineData("Southend")]
    [InlineData("Essex")]
    public void Each_sentence_has_its_line_and_each_line_names_what_is_there(string whose)
    {
        var map = Of(whose);
        foreach (var (state, count) in SentenceMap.Count(map.Text).OrderByDescending(s => s.Value))
            output.WriteLine($"{state}: {count}");
        map.Problems(map.Text).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Southend", "`rapid-review.bpmn#submit-review`", "`rapid-review.bpmn#no-such-step`", "Expected rapid-review.bpmn#no-such-step, but it is not there.")]
    [InlineData("Southend", "SubmissionStepTests.What_was_not_signed_off_is_not_submitted", "SubmissionStepTests.No_such_test", "Expected the test SubmissionStepTests.No_such_test, but there is none.")]
    [InlineData("Southend", "`/reviews/{review}/record`", "`/reviews/{review}/no-such-page`", "Expected /reviews/{review}/no-such-page, but it is not there.")]
    [InlineData("Southend", "| partly |", "| almost |", "Expected one of the states built, partly, missing, outside, but found \"almost\".")]
    [InlineData("Southend", " (they tell the business manager, who enters it; no page takes it from them) |", " |", "Expected what is still to do in brackets behind the sentence, for it is partly built, but nothing is said.")]
    [InlineData("Southend", "## E9 ", "## F9 ", "Expected one table for paragraph E9, but there are 0.")]
    [InlineData("Southend", "| The police are told |", "The police are told |", "Expected 9 lines for paragraph E1, but there are 8.")]
    // Southend's drawing of that name has such a step, but Essex goes by its own.
    [InlineData("Essex", "`rapid-review.bpmn#ratify-decision`", "`rapid-review.bpmn#vote`", "Expected rapid-review.bpmn#vote, but it is not there.")]
    [InlineData("Essex", "`follow-up.bpmn#report-progress`", "`follow-up.bpmn#no-such-step`", "Expected follow-up.bpmn#no-such-step, but it is not there.")]
    [InlineData("Essex", "`scenarios/ratified.json`", "`scenarios/no-such-story.json`", "Expected the test scenarios/no-such-story.json, but there is none.")]
    [InlineData("Essex", "`partnership.json#ratified`", "`partnership.json#no-such-rule`", "Expected partnership.json#no-such-rule, but it is not there.")]
    [InlineData("Essex", "## 10.2 ", "## 10.3 ", "Expected one table for paragraph 10.2, but there are 0.")]
    public void What_is_not_there_is_told(string whose, string named, string instead, string problem)
    {
        var map = Of(whose);
        map.Problems(map.Text.Replace(named, instead, StringComparison.Ordinal)).Should().Contain(told => told.EndsWith(problem, StringComparison.Ordinal));
    }

    private static SentenceMap Of(string whose) => whose == "Essex" ? Essex : Southend;
}
