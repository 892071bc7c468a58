using System.Text;
using Reviews.Workflows.Reviews;

namespace Reviews.Workflows.Tests.Reviews;

/// <summary>Which processes a partnership may delay, and why: data with its source.</summary>
public sealed class DelayRulesTests
{
    [Fact]
    public void Reasons_and_relaxations_are_read_in_the_order_of_the_file()
    {
        var rules = Read(
            """
            "delays": {
              "processes": ["rapid-review"],
              "reasons": [ { "id": "inquest", "name": "Inquest" }, { "id": "other", "name": "Other" } ],
              "relaxations": [ { "id": "spring-2020", "name": "Spring 2020", "from": "2020-03-30", "through": "2020-06-30", "processes": ["rapid-review"], "source": "A letter" } ]
            }
            """).Partnership!.Delays;

        rules.Reasons.Should().Equal(new DelayReason("inquest", "Inquest"), new DelayReason("other", "Other"));
        (rules.Reaches("rapid-review"), rules.Reaches("incident-notification")).Should().Be((true, false));
        rules.Relaxation("spring-2020").Should().BeEquivalentTo(new { From = new LocalDate(2020, 3, 30), Through = new LocalDate(2020, 6, 30), Source = "A letter", Verified = false });
        rules.Relaxation("spring-2020")!.Names("incident-notification").Should().BeFalse("the five days were not relaxed");
    }

    [Fact]
    public void Who_approves_a_delay_and_who_is_told_of_it_is_said_for_each_process()
    {
        const string Delays = """
            "delays": {
              "processes": ["rapid-review", "practice-review"], "reasons": [ { "id": "inquest", "name": "Inquest" } ],
              "approvals": [ { "processes": ["PROCESS"], "by": "Strategic group", "told": ["Panel", "Secretary of State"], "source": "S" } ]
            }
            """;
        var rules = Read(Delays.Replace("PROCESS", "practice-review", StringComparison.Ordinal)).Partnership!.Delays;
        rules.ApprovalOf("rapid-review").Should().BeNull();
        var approval = rules.ApprovalOf("practice-review")!;
        (approval.IsBy("Chair of the strategic group"), approval.IsBy("Chair of the board")).Should().Be((true, false));
        approval.StillToTell(["The Panel, by secure mail"]).Should().Equal("Secretary of State");

        Read(Delays.Replace("PROCESS", "incident-notification", StringComparison.Ordinal)).Problems.Should().ContainSingle().Which.Message
            .Should().Be("Expected \"approvals\" to name processes that may be delayed (rapid-review, practice-review), but found \"incident-notification\".");
        Read(Delays.Replace("\"told\": [\"Panel\", \"Secretary of State\"], ", "", StringComparison.Ordinal).Replace("PROCESS", "practice-review", StringComparison.Ordinal)).Problems
            .Should().ContainSingle().Which.Message.Should().Be("Expected a list \"told\" of who is told the reasons, at least one, but found nothing.");
    }

    [Fact]
    public void A_partnership_that_says_nothing_delays_nothing() => Read("\"contact\": \"a@example.org\"").Partnership!.Delays.Should().Be(DelayRules.None);

    [Fact]
    public void All_faults_are_found_at_once_each_at_its_line()
    {
        var problems = Read(
            """
            "delays": {
              "processes": ["rapid-review"],
              "colour": "blue",
              "reasons": [ { "id": "An inquest", "name": "Inquest" }, { "id": "other" }, { "id": "other", "name": "Other" } ],
              "relaxations": [
                { "id": "a", "name": "A", "from": "2020-13-01", "through": "2020-06-30", "processes": [], "source": "S" },
                { "id": "b", "name": "B", "from": "2020-07-01", "through": "2020-06-30", "processes": ["incident-notification"] }
              ]
            }
            """).Problems;
        problems.Select(problem => (problem.Line, problem.Message)).Should().BeEquivalentTo(
        [
            (10, "Expected only processes, reasons, relaxations, approvals, but found \"colour\"."),
            (11, "Expected an id in kebab-case such as \"local-authority\", but found \"An inquest\"."),
            (11, "Expected a text \"name\", but found nothing."),
            (11, "Expected each id once in \"reasons\", but \"other\" is there twice."),
            (13, "Expected \"from\" to be a date such as 2020-03-30, but found \"2020-13-01\"."),
            (13, "Expected a list \"processes\" of process ids, at least one, but found an empty list."),
            (14, "Expected \"through\" to be 2020-07-01 or later, where it begins, but found 2020-06-30."),
            (14, "Expected a text \"source\", but found nothing."),
            (12, "Expected \"b\" to name processes that may be delayed (rapid-review), but found \"incident-notification\"."),
        ]);
    }

    [Fact]
    public void Delays_that_are_no_object_are_named() =>
        Read("\"delays\": []").Problems.Should().ContainSingle().Which.Message.Should().Be("Expected an object \"delays\" with processes and reasons, but found an empty list.");

    private static PartnershipReading Read(string delays) => PartnershipReader.Read(
        "partnership.json",
        Encoding.UTF8.GetBytes(
            $$"""
            { "id": "southend", "name": "Southend", "referencePrefix": "SOU",
              "panel": { "name": "Panel", "submissionAddress": "panel@example.org" },
              "partners": [
                { "id": "local-authority", "name": "Council", "sector": "local-authority" },
                { "id": "police", "name": "Police", "sector": "police" }, { "id": "health", "name": "Health", "sector": "health" } ],
              "agencies": [ { "id": "hospital", "name": "Hospital", "kind": "hospital", "nhs": true, "senior": "Chief Nurse" } ],

            {{delays}} }
            """));
}
