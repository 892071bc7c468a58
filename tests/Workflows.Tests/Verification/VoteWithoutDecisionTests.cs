using System.Text;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Tests.Southend;
using Reviews.Workflows.Verification;
using static Reviews.Workflows.Tests.Definitions.BpmnText;

namespace Reviews.Workflows.Tests.Verification;

/// <summary>Southend's own process as it was when its partners voted on what follows, and the same with one thing drawn wrong about its vote.</summary>
public sealed class VoteWithoutDecisionTests
{
    private const string NoMajority = "=tally.decision = null<";

    private static readonly string Southend = File.ReadAllText(SouthendFolder.Of("..", "..", "tests", "Workflows.Tests", "Verification", "a-vote-of-three-partners.bpmn"));

    [Fact]
    public void A_vote_that_somebody_settles_where_no_two_agree_is_in_order() => Problems(Southend).Should().BeEmpty();

    [Theory]
    [InlineData("=count(get entries(tally.counts)) = 0<", "when no two agree")]
    [InlineData("=count(get entries(tally.counts)) = 3<", "when nobody votes")]
    [InlineData("=tally.decision = &quot;national-review&quot;<", "when nobody votes")]
    public void A_condition_that_misses_a_vote_without_a_majority_is_caught_with_the_way_there(string condition, string when) =>
        Said(Southend.Replace(NoMajority, condition, StringComparison.Ordinal)).Should().Contain(when).And.Contain("The way there: tally-votes, majority, ");

    [Theory]
    [InlineData("=not(tally.decision != null)<")]
    [InlineData("=tally.decision = null or tally.missing = 3<")]
    [InlineData("=if tally.decision = null then true else false<")]
    [InlineData("=vote tally(votes, 2).decision = null<")]
    [InlineData("=tally.decision = null or chair.objects<")]
    public void The_condition_may_be_written_in_other_ways(string condition) =>
        Problems(Southend.Replace(NoMajority, condition, StringComparison.Ordinal)).Should().BeEmpty();

    [Fact]
    public void A_condition_that_hangs_on_something_else_too_is_caught() =>
        Said(Southend.Replace(NoMajority, "=tally.decision = null and chair.asks<", StringComparison.Ordinal)).Should().Contain("when nobody votes");

    [Fact]
    public void A_vote_that_is_not_counted_is_caught() =>
        Said(Southend.Replace("=vote tally(votes, 2)", "=notes", StringComparison.Ordinal)).Should().Contain("majority-merge, record-decision");

    [Fact]
    public void A_vote_whose_votes_are_not_gathered_is_caught() =>
        Said(Southend.Replace(""" outputCollection="votes" outputElement="=vote" """, " ", StringComparison.Ordinal)).Should().Contain("when nobody votes");

    [Fact]
    public void The_process_of_today_is_in_order_and_is_watched_as_closely()
    {
        var today = File.ReadAllText(SouthendFolder.Of("rapid-review.bpmn"));
        Problems(today).Should().BeEmpty();
        Problems(today.Replace(""" outputCollection="votes" outputElement="=vote" """, " ", StringComparison.Ordinal)).Select(p => p.Element).Should().Equal("vote", "deputy-vote");
    }

    [Theory]
    [InlineData("=tally.decision = null<", null)]
    [InlineData("=tally.counts[1] = 1<", "when nobody votes")]
    [InlineData("=tally.missing &gt; 1 or count(get entries(tally.counts)) = 3<", "then it ends without a decision")]
    public void A_vote_that_is_counted_by_a_rule_is_held_to_every_rule_that_it_may_be(string condition, string? said)
    {
        var byRule = Southend.Replace("=vote tally(votes, 2)", "=vote tally(votes, rules.decision)", StringComparison.Ordinal)
            .Replace("""<zeebe:property name="step" value="vote" />""", """<zeebe:property name="step" value="vote" /><zeebe:property name="rule" value="decision" />""", StringComparison.Ordinal)
            .Replace(NoMajority, condition, StringComparison.Ordinal);
        if (said is null)
            Problems(byRule).Should().BeEmpty();
        else
            Said(byRule).Should().Contain(said);
    }

    [Fact]
    public void Where_no_majority_leads_on_as_a_decision_would_is_caught() =>
        Said(Southend.Replace("""sourceRef="majority" targetRef="tell-no-majority">""", """sourceRef="majority" targetRef="majority-merge">""", StringComparison.Ordinal))
            .Should().Contain("tally-votes, majority, majority-merge, record-decision");

    [Fact]
    public void A_timer_that_ends_the_vote_past_its_count_is_caught()
    {
        const string Timer = """
            <bpmn:boundaryEvent id="over" attachedToRef="votes"><bpmn:outgoing>o</bpmn:outgoing><bpmn:timerEventDefinition><bpmn:timeDuration>P9D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
            """;

        Said(With(Timer + Flow("o", "over", "majority-merge"))).Should().Contain("The way there: over, majority-merge, ");
        Problems(With(Timer + Flow("o", "over", "tally-votes"))).Should().BeEmpty();
    }

    [Fact]
    public void A_timer_that_ends_all_that_the_vote_is_in_is_caught() =>
        Said(Southend.Replace("""cancelActivity="false" attachedToRef="rapid-review-work" """.TrimEnd(), """attachedToRef="rapid-review-work" """.TrimEnd(), StringComparison.Ordinal))
            .Should().Contain("The way there: limit-day");

    [Fact]
    public void A_vote_held_again_is_not_over() =>
        Problems(Southend.Replace("""sourceRef="majority" targetRef="tell-no-majority">""", """sourceRef="majority" targetRef="votes">""", StringComparison.Ordinal)).Should().BeEmpty();

    [Fact]
    public void Two_votes_against_one_are_tried_too() =>
        Said(Southend.Replace("=vote tally(votes, 2)", "=vote tally(votes, 3)", StringComparison.Ordinal).Replace(NoMajority, "=tally.missing &gt; 0 or count(get entries(tally.counts)) = 3<", StringComparison.Ordinal))
            .Should().Contain("when of 3 votes there are 2 for commission and 1 for do-not-commission, but then it ends without a decision");

    [Fact]
    public void As_many_votes_are_tried_as_the_definition_names()
    {
        static string ByAll(string partners) => Southend.Replace("=vote tally(votes, 2)", "=vote tally(votes, 3)", StringComparison.Ordinal)
            .Replace(NoMajority, "=tally.decision = null and tally.cast != 4<", StringComparison.Ordinal)
            .Replace("inputCollection=\"=partners\" inputElement=\"partner\" outputCollection=\"votes\"", $"inputCollection=\"={partners}\" inputElement=\"partner\" outputCollection=\"votes\"", StringComparison.Ordinal);

        Problems(ByAll("[1, 2, 3]")).Should().BeEmpty();
        Said(ByAll("[1, 2, 3, 4]")).Should().Contain("of 4 votes there are");
        Said(ByAll("partners")).Should().Contain("of 4 votes there are");
    }

    [Fact]
    public void Votes_that_agree_in_part_may_be_counted_in_another_way() =>
        Problems(Southend.Replace("=vote tally(votes, 2)", "=votes", StringComparison.Ordinal).Replace(NoMajority, "=not(some c in [&quot;commission&quot;, &quot;do-not-commission&quot;, &quot;national-review&quot;] satisfies count(tally[item != null and item.choice = c]) &gt;= 2)<", StringComparison.Ordinal)).Should().BeEmpty();

    /// <summary>Southend's work with more in it; <c>bpmn:</c> is written for each tag that has none.</summary>
    private static string With(string more)
    {
        var at = Southend.IndexOf("<bpmn:scriptTask id=\"tally-votes\"", StringComparison.Ordinal);
        return Southend.Insert(at, more.Replace("<sequenceFlow", "<bpmn:sequenceFlow", StringComparison.Ordinal));
    }

    private static string Said(string text)
    {
        text.Should().NotBe(Southend, "the sample is to differ");
        return Problems(text).Should().ContainSingle().Which.Message;
    }

    private static IEnumerable<DefinitionProblem> Problems(string text)
    {
        var set = DefinitionFolder.Read([new SourceFile("a/x.bpmn", Encoding.UTF8.GetBytes(text))]);
        set.Problems.Should().BeEmpty();
        return Verifier.Check(set, new VerificationSettings(null, null)).Where(p => p.Code == "vote-without-decision");
    }
}
