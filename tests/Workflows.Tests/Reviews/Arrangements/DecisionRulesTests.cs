using Reviews.Workflows.Reviews.Arrangements;

namespace Reviews.Workflows.Tests.Reviews.Arrangements;

public sealed class DecisionRulesTests
{
    [Fact]
    public void Each_kind_is_read_with_what_it_leaves_to_be_understood()
    {
        var read = ArrangementsFile.Good(
            """
            "groups": [ { "id": "sub-committee", "name": "The sub-committee", "kind": "sub-committee" } ],
            "decisionRules": [
              { "id": "two", "kind": "majority", "needed": 2, "quorum": 3, "source": "s", "verified": true },
              { "id": "all", "kind": "unanimous", "seats": ["police", "health"], "source": "s" },
              { "id": "authority", "kind": "final-say", "seat": "local-authority", "source": "s" },
              { "id": "ratified", "kind": "decide-then-ratify", "group": "sub-committee", "ratifies": "police", "source": "s" } ]
            """);
        string[] everybody = ["local-authority", "police", "health"];
        read.DecisionRules.Should().BeEquivalentTo(
        [
            new DecisionRule("two", DecisionKind.Majority, everybody, 2, 3, null, null, "s", true),
            new DecisionRule("all", DecisionKind.Unanimous, ["police", "health"], 2, 2, null, null, "s", false),
            new DecisionRule("authority", DecisionKind.FinalSay, everybody, 1, 1, "local-authority", null, "s", false),
            new DecisionRule("ratified", DecisionKind.DecideThenRatify, [], 1, 0, "police", "sub-committee", "s", false),
        ]);
    }

    [Theory]
    [InlineData(""" "kind": "majority", "needed": 3, "seats": ["police", "health"] """, "Expected \"needed\" to be more than half of the seats of \"r\" and at most all 2 of them (police, health), but found 3.")]
    [InlineData(""" "kind": "majority", "needed": 1 """, "Expected \"needed\" to be more than half of the seats of \"r\" and at most all 3 of them (local-authority, police, health), but found 1.")]
    [InlineData(""" "kind": "majority" """, "Expected \"r\" to say by \"needed\" how many votes decide, but found nothing.")]
    [InlineData(""" "kind": "majority", "needed": "two" """, "Expected \"needed\" to be a whole number of 1 or more, but found \"two\".")]
    [InlineData(""" "kind": "majority", "needed": 2, "quorum": 1 """, "Expected \"quorum\" from 2, the votes needed, to 3, the seats of \"r\", but found 1.")]
    [InlineData(""" "kind": "majority", "needed": 2, "quorum": 4 """, "Expected \"quorum\" from 2, the votes needed, to 3, the seats of \"r\", but found 4.")]
    [InlineData(""" "kind": "unanimous", "needed": 2 """, "Expected only seats, id, kind, source, verified, but found \"needed\".")]
    [InlineData(""" "kind": "unanimous", "seats": ["police", "coroner"] """, "Expected the seats of \"r\" among the partners (local-authority, police, health), but found \"coroner\".")]
    [InlineData(""" "kind": "final-say", "seats": ["police", "health"], "seat": "local-authority" """, "Expected \"seat\" of \"r\" to be a seat of this file (police, health), but found \"local-authority\".")]
    [InlineData(""" "kind": "decide-then-ratify", "group": "nobody", "ratifies": "police" """, "Expected \"group\" of \"r\" to be a group of this file (), but found \"nobody\".")]
    [InlineData(""" "kind": "decide-then-ratify", "group": "nobody", "ratifies": "chair" """, "Expected \"ratifies\" of \"r\" to be a partner of this file (local-authority, police, health), but found \"chair\".")]
    [InlineData(""" "kind": "decide-then-ratify", "group": "nobody", "area": "disputes" """, "Expected \"area\" of \"r\" to be a lead area of this file (), but found \"disputes\".")]
    [InlineData(""" "kind": "decide-then-ratify", "group": "nobody", "area": "disputes", "ratifies": "police" """, "Expected \"ratifies\" or \"area\" to say who ratifies \"r\", but found both.")]
    [InlineData(""" "kind": "lottery" """, "Expected \"kind\" to be one of majority, unanimous, final-say, decide-then-ratify, but found \"lottery\".")]
    public void A_rule_that_contradicts_itself_is_refused(string rule, string fault) =>
        ArrangementsFile.Faults($$""" "decisionRules": [ { "id": "r", {{rule}}, "source": "s" } ] """).Should().Contain(fault);

    [Fact]
    public void A_vote_of_three_seats_where_two_are_named_says_so_at_its_own_line() =>
        ArrangementsFile.Read("\n\n\"decisionRules\": [ { \"id\": \"r\", \"kind\": \"majority\", \"needed\": 3, \"seats\": [\"police\", \"health\"], \"source\": \"s\" } ]")
            .Problems.Should().Contain(problem => problem.Code == "bad-partnership" && problem.Line == 4 && problem.Element == "r");
}
