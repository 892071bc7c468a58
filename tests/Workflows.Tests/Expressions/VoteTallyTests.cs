using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Tests.Expressions;

public sealed class VoteTallyTests
{
    [Theory]
    [InlineData("vote tally([\"yes\", \"no\", \"yes\"], 2).decision", "\"yes\"")]
    [InlineData("vote tally([\"yes\", \"no\", \"yes\"], 3).decision", "null")]
    [InlineData("vote tally([\"yes\", \"no\"], 1).decision", "null")]
    [InlineData("vote tally([\"yes\", null, {choice: \"yes\"}, {choice: null}, {}], 2)", "{counts: {yes: 2}, cast: 2, missing: 3, unanimous: false, decision: \"yes\"}")]
    [InlineData("vote tally([\"no\", \"yes\", \"no\"], 3).counts", "{no: 2, yes: 1}")]
    [InlineData("vote tally([\"yes\", \"yes\", \"yes\"], 2).unanimous", "true")]
    [InlineData("vote tally([\"yes\", \"yes\", \"no\"], 2).unanimous", "false")]
    [InlineData("vote tally([], 1)", "{counts: {}, cast: 0, missing: 0, unanimous: false, decision: null}")]
    [InlineData("vote tally([1], 1)", "null")]
    [InlineData("vote tally([\"yes\"], 0)", "null")]
    [InlineData("vote tally([\"yes\"], 1.5)", "null")]
    [InlineData("vote tally(null, 2)", "null")]
    public void Votes_are_counted_and_decide_by_the_votes_needed(string text, string expected) => Feel.Show(text).Should().Be(expected);

    [Fact]
    public void A_condition_on_the_decision_reads_as_it_is_drawn()
    {
        var scope = Feel.With("""{"votes":[{"choice":"commission"},{"choice":"commission"},null]}""");
        Feel.Run("=vote tally(votes, 2).decision = \"commission\"", scope).Value.Should().Be(FeelBoolean.True);
    }
}
