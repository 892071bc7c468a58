using System.Text;
using Reviews.Workflows.Reviews;

namespace Reviews.Workflows.Tests.Reviews.Arrangements;

/// <summary>A partnership's file of three partners, with more in it.</summary>
internal static class ArrangementsFile
{
    public const string ThreeBoards =
        """
        "bodies": [
          { "id": "north-ccg", "names": [ { "name": "North CCG", "through": "2022-06-30" } ] },
          { "id": "south-ccg", "names": [ { "name": "South CCG", "through": "2022-06-30" } ] },
          { "id": "mid-icb", "names": [ { "name": "Mid ICB", "from": "2022-07-01" } ], "succeeds": [ { "body": "north-ccg", "on": "2022-07-01" }, { "body": "south-ccg", "on": "2022-07-01" } ] },
          { "id": "west-icb", "names": [ { "name": "West ICB", "from": "2022-07-01" } ] }
        ]
        """;

    public const string PlainHealth = """{ "id": "health", "name": "Health", "sector": "health" }""";

    /// <param name="more">Members of the file, each with its comma after it.</param>
    public static PartnershipReading Read(string more, string health = PlainHealth) => PartnershipReader.Read("p.json", Encoding.UTF8.GetBytes(
        $$"""
        {
          "id": "essex", "name": "Essex", "referencePrefix": "ESX", {{(more.Length == 0 ? "" : more + ",")}}
          "panel": { "name": "Panel", "submissionAddress": "panel@example.org" },
          "partners": [
            { "id": "local-authority", "name": "Council", "sector": "local-authority" }, { "id": "police", "name": "Police", "sector": "police" },
            {{health}} ],
          "agencies": [ { "id": "hospital", "name": "Hospital", "kind": "hospital", "nhs": true, "senior": "Chief Nurse" } ]
        }
        """));

    public static Partnership Good(string more, string health = PlainHealth)
    {
        var reading = Read(more, health);
        reading.Problems.Select(problem => problem.Message).Should().BeEmpty();
        return reading.Partnership!;
    }

    public static IEnumerable<string> Faults(string more, string health = PlainHealth) => Read(more, health).Problems.Select(problem => problem.Message);
}
