using System.Text;
using Reviews.Workflows.Reviews;

namespace Reviews.Workflows.Tests.Reviews;

public sealed class PartnershipReaderTests
{
    [Fact]
    public void All_faults_are_found_at_once_each_at_its_line()
    {
        var reading = Read(
            """
            {
              "id": "South End",
              "name": "",
              "referencePrefix": "sou",
              "colour": "blue",
              "partners": [
                { "id": "police", "name": "Police", "sector": "police" },
                { "id": "police", "name": "Police", "sector": "police" }
              ],
              "agencies": [
                { "id": "eput", "name": "EPUT", "kind": "mental-health", "nhs": "yes", "senior": "Chief Nurse" },
                { "id": "school", "name": "School", "kind": "education", "senior": "Head" }
              ]
            }
            """);
        reading.Partnership.Should().BeNull();
        reading.Problems.Select(problem => problem.Code).Should().AllBe("bad-partnership");
        reading.Problems.Select(problem => (problem.Line, problem.Message)).Should().BeEquivalentTo(
        [
            (5, "Expected only id, name, referencePrefix, contact, panel, partners, agencies, bodies, decisionRules, leadAreas, groups, neighbours, acrossTheBorder, shared, yearBegins, closures, delays, but found \"colour\"."),
            (4, "Expected \"referencePrefix\" to be two to five capital letters, but found \"sou\"."),
            (6, "Expected one partner of each sector (local-authority, health, police), but found police, police."),
            (11, "Expected \"nhs\" to be true or false, but found \"yes\"."),
            (12, "Expected \"nhs\" to be true or false, but found nothing."),
            (8, "Expected each id once in \"partners\", but \"police\" is there twice."),
            (2, "Expected an id in kebab-case such as \"local-authority\", but found \"South End\"."),
            (3, "Expected a text \"name\", but found \"\"."),
            (1, "Expected an object \"panel\" with name and submissionAddress, but found nothing."),
        ]);
    }

    [Fact]
    public void Days_on_which_a_body_is_shut_are_read_the_earliest_first()
    {
        var partnership = Read(With("""[ { "from": "2026-12-24", "through": "2027-01-01", "words": "The council is closed" }, { "from": "2026-08-31", "through": "2026-08-31", "words": "The police are closed" } ]""")).Partnership!;
        partnership.Closures.Should().Equal(
            new Closure(new LocalDate(2026, 8, 31), new LocalDate(2026, 8, 31), "The police are closed"), new Closure(new LocalDate(2026, 12, 24), new LocalDate(2027, 1, 1), "The council is closed"));
        var council = partnership.Closures[1];
        new[] { 23, 24, 31 }.Select(day => council.Holds(new LocalDate(2026, 12, day))).Should().Equal(false, true, true);
        (council.Holds(new LocalDate(2027, 1, 1)), council.Holds(new LocalDate(2027, 1, 2))).Should().Be((true, false));
        Read(With("[]")).Partnership!.Closures.Should().BeEmpty();
    }

    [Fact]
    public void What_is_wrong_with_such_days_is_said_of_all_of_them_at_once_with_both_sides()
    {
        var reading = Read(With("""[ { "from": "2026-12-24", "through": "2026-12-23", "words": "The council is closed" }, { "from": "Christmas", "words": "", "until": "2027-01-01" }, 3 ]"""));
        reading.Partnership.Should().BeNull();
        reading.Problems.Select(problem => problem.Message).Should().BeEquivalentTo(
            "Expected each item of \"closures\" to be an object, but found 3.",
            "Expected \"through\" on or after \"from\", 2026-12-24, but it is 2026-12-23.",
            "Expected only from, through, words, but found \"until\".",
            "Expected \"from\" to be a date such as 2026-12-24, but found \"Christmas\".",
            "Expected a text \"through\", but found nothing.",
            "Expected a text \"words\", but found \"\".");
        Read(With("\"Christmas\"")).Problems.Should().ContainSingle().Which.Message.Should().Be("Expected \"closures\" to be a list, but found \"Christmas\".");
    }

    private static string With(string closures) =>
        $$"""
        {
          "id": "southend", "name": "Southend", "referencePrefix": "SOU", "closures": {{closures}},
          "panel": { "name": "Panel", "submissionAddress": "panel@example.org" },
          "partners": [
            { "id": "local-authority", "name": "Council", "sector": "local-authority" }, { "id": "police", "name": "Police", "sector": "police" },
            { "id": "health", "name": "Health", "sector": "health" } ],
          "agencies": [ { "id": "hospital", "name": "Hospital", "kind": "hospital", "nhs": true, "senior": "Chief Nurse" } ]
        }
        """;

    [Theory]
    [InlineData("{", 1)]
    [InlineData("{\n\"id\": \"a\",\n\"id\": \"b\"}", 3)]
    [InlineData("{}\n{}", 2)]
    [InlineData("", 1)]
    public void What_is_no_json_is_one_problem_at_its_line(string text, int line) =>
        Read(text).Problems.Should().ContainSingle().Which.Should().Match<Workflows.Definitions.DefinitionProblem>(
            problem => problem.Code == "unreadable-json" && problem.Line == line);

    [Theory]
    [InlineData("[]", "an empty list")]
    [InlineData("null", "null")]
    [InlineData("12", "12")]
    public void Json_that_is_no_object_is_named(string text, string found) =>
        Read(text).Problems.Should().ContainSingle().Which.Message.Should().EndWith($"but found {found}.");

    [Fact]
    public void Depth_is_bounded() =>
        Read(new string('[', 100_000)).Problems.Should().ContainSingle().Which.Code.Should().Be("unreadable-json");

    [Fact]
    public void Bytes_that_are_no_text_are_refused_and_not_thrown() =>
        PartnershipReader.Read("p.json", new byte[] { (byte)'{', (byte)'"', 0xFF, 0xFE, (byte)'"', (byte)':', (byte)'1', (byte)'}' })
            .Problems.Should().ContainSingle().Which.Code.Should().Be("unreadable-json");

    private static PartnershipReading Read(string text) => PartnershipReader.Read("p.json", Encoding.UTF8.GetBytes(text));
}
