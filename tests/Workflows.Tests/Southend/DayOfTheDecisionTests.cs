using System.Text.Json;
using NodaTime.Text;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Tests.Deadlines;

namespace Reviews.Workflows.Tests.Southend;

/// <summary>The day on which the partners decided, from which a practice review counts its six months. It is Thursday 7 January 2027.</summary>
public sealed class DayOfTheDecisionTests
{
    private const string Voted = """{"choice": "criteria-met", "follows": "commission", "givenOn": "2027-01-02"}""";
    private const string StoodDown = """{"standsDown": "A conflict", "givenOn": "2027-01-02"}""";
    private const string Silent = "null";

    [Theory]
    [InlineData("2027-01-04", "2027-01-05", Voted, "2027-01-05", "all have voted: the last vote came on that day, whenever it was entered")]
    [InlineData("2027-01-05", "2027-01-04", Voted, "2027-01-05", "in whatever order they came")]
    [InlineData("2027-01-04", "2027-01-05", StoodDown, "2027-01-05", "one has stood down, and said so before the others voted")]
    [InlineData("2027-01-04", "2027-01-05", Silent, "2027-01-07", "one is silent: the vote has closed today")]
    public void A_decision_by_vote_is_of_the_day_on_which_the_last_vote_came_or_the_vote_closed(string one, string other, string third, string decidedOn, string because)
    {
        foreach (var process in new[] { SouthendProcesses.RapidReview, SouthendProcesses.LocalRapidReview })
        {
            using var json = JsonDocument.Parse(FormattableString.Invariant($$"""
                {
                  "meeting": {"consensus": "no"}, "partners": [{"name": "A"}, {"name": "B"}, {"name": "C"}], "tally": {"decision": "criteria-met", "missing": {{(third == Voted ? 0 : 1)}}, "unanimous": true},
                  "followed": {"decision": "commission", "unanimous": true},
                  "votes": [{"choice": "criteria-met", "follows": "commission", "givenOn": "{{one}}"}, {"choice": "criteria-met", "follows": "commission", "givenOn": "{{other}}"}, {{third}}]
                }
                """));
            var scope = new FeelScope((FeelContext)FeelJson.Read(json.RootElement)) { Now = Instant.FromUtc(2027, 1, 7, 9, 0), Calendar = EnglandAndWales.Calendar };
            var decision = (FeelContext)((ScriptTask)process.Element("record-decision")).Expression.Evaluate(scope).Value;
            decision.Find("decidedOn").Should().Be(new FeelDate(LocalDatePattern.Iso.Parse(decidedOn).Value), because);
        }
    }
}
