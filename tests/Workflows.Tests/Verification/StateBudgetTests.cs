using Reviews.Workflows.Verification.Soundness;
using static Reviews.Workflows.Tests.Definitions.BpmnText;

namespace Reviews.Workflows.Tests.Verification;

public sealed class StateBudgetTests
{
    [Fact]
    public void All_games_of_a_definition_share_one_budget_and_what_is_not_seen_is_not_proven()
    {
        var game = new TokenGame(ReadOne(Line("""<task id="a"/>""", """<task id="b"/>""", """<task id="c"/>""")).Body, _ => Outcome.Any, mayRemind: _ => false);
        var budget = new StateBudget(7);

        // Five states: a token on each of four flows in turn, and none.
        StateSearch.Run(game, everyOrder: true, budget).IsIncomplete.Should().BeFalse();
        StateSearch.Run(game, everyOrder: true, budget).IsIncomplete.Should().BeTrue();
    }

    [Fact]
    public void What_holds_for_all_moves_of_a_join_is_asked_once()
    {
        var asked = 0;
        var moves = Enumerable.Range(0, 5).Select(_ => new Move("join", [], [0])).ToList();
        var join = new Cluster(moves) { Condition = _ => ++asked > 0 };

        join.Possible([1]).Should().Equal(moves);
        asked.Should().Be(1);
    }
}
