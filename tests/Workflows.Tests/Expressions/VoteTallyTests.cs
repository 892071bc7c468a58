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

    [Theory]
    [InlineData("[\"yes\", \"no\", \"yes\"]", "{kind: \"majority\", needed: 2, quorum: 2}", "\"yes\"")]
    [InlineData("[\"yes\", \"yes\", null]", "{kind: \"majority\", needed: 2, quorum: 3}", "null")]
    [InlineData("[\"yes\", \"yes\", \"no\"]", "{kind: \"majority\", needed: 2, quorum: 3}", "\"yes\"")]
    [InlineData("[\"yes\", \"yes\", \"no\"]", "{kind: \"unanimous\", needed: 3, quorum: 3}", "null")]
    [InlineData("[\"yes\", \"yes\", \"yes\"]", "{kind: \"unanimous\", needed: 3, quorum: 3}", "\"yes\"")]
    [InlineData("[{partner: \"a\", choice: \"no\"}, {partner: \"b\", choice: \"yes\"}, {partner: \"c\", choice: \"yes\"}]", "{kind: \"final-say\", seat: \"a\", needed: 1, quorum: 1}", "\"no\"")]
    [InlineData("[{partner: \"a\", choice: null}, {partner: \"b\", choice: \"yes\"}, {partner: \"c\", choice: \"yes\"}]", "{kind: \"final-say\", seat: \"a\", needed: 1, quorum: 1}", "null")]
    [InlineData("[{partner: \"a\", choice: \"no\"}, null, null]", "{kind: \"final-say\", seat: \"a\", needed: 1, quorum: 2}", "null")]
    [InlineData("[\"yes\"]", "{kind: \"final-say\", needed: 1, quorum: 1}", "null")]
    public void Votes_decide_by_a_rule_of_the_partnership(string votes, string rule, string decision) => Feel.Show($"vote tally({votes}, {rule}).decision").Should().Be(decision);

    [Theory]
    [InlineData("[{partner: \"a\", choice: \"yes\"}, {partner: \"b\", choice: \"yes\"}, {partner: \"c\", choice: \"no\"}]", "{counts: {yes: 2}, cast: 2, missing: 0, unanimous: true, decision: \"yes\"}")]
    [InlineData("[{partner: \"a\", choice: \"yes\"}, null, {partner: \"c\", choice: \"yes\"}]", "{counts: {yes: 1}, cast: 1, missing: 1, unanimous: false, decision: null}")]
    public void Only_the_seats_of_a_rule_have_a_vote_in_it(string votes, string expected) =>
        Feel.Show($"vote tally({votes}, {{kind: \"majority\", seats: [\"a\", \"b\"], needed: 2, quorum: 2}})").Should().Be(expected);

    [Theory]
    [InlineData("{}", "null")]
    [InlineData("{needed: 0}", "0")]
    [InlineData("{needed: \"two\"}", "\"two\"")]
    public void A_rule_that_names_no_number_of_votes_counts_nothing_and_says_so(string rule, string found)
    {
        var counted = Feel.Run($"=vote tally([\"yes\"], {rule})", FeelScope.Empty);
        counted.Value.Should().Be(FeelValue.Null);
        counted.Warnings.Should().ContainSingle().Which.Should().Be($"vote tally: expected the rule to say the votes needed as a whole number of 1 or more, but found {found}.");
    }

    [Fact]
    public void A_condition_on_the_decision_reads_as_it_is_drawn()
    {
        var scope = Feel.With("""{"votes":[{"choice":"commission"},{"choice":"commission"},null]}""");
        Feel.Run("=vote tally(votes, 2).decision = \"commission\"", scope).Value.Should().Be(FeelBoolean.True);
    }
}
