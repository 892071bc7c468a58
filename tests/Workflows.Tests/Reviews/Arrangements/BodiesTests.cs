namespace Reviews.Workflows.Tests.Reviews.Arrangements;

public sealed class BodiesTests
{
    private const string Seat = """{ "id": "health", "sector": "health", "bodies": ["north-ccg", "south-ccg", "mid-icb", "west-icb"], "vote": ["north-ccg", "mid-icb"], "deputies": ["south-ccg", "west-icb"] }""";

    [Fact]
    public void A_seat_is_called_by_the_bodies_that_sit_in_it_on_the_date()
    {
        var read = ArrangementsFile.Good(ArrangementsFile.ThreeBoards, Seat);
        read.On(new LocalDate(2022, 6, 30)).Partner("health")!.Name.Should().Be("North CCG and South CCG");
        read.On(new LocalDate(2022, 7, 1)).Partner("health")!.Name.Should().Be("Mid ICB and West ICB");
        read.Partner("health")!.Name.Should().Be("Mid ICB and West ICB");
    }

    [Fact]
    public void One_body_of_a_seat_holds_its_vote_and_the_others_named_stand_in_for_it()
    {
        var seat = ArrangementsFile.Good(ArrangementsFile.ThreeBoards, Seat).Partner("health")!;
        (seat.VoterOn(new LocalDate(2022, 6, 30))!.Id, seat.VoterOn(new LocalDate(2022, 7, 1))!.Id).Should().Be(("north-ccg", "mid-icb"));
        seat.DeputiesOn(new LocalDate(2022, 7, 1)).Select(body => body.Id).Should().Equal("west-icb");
    }

    [Fact]
    public void A_seat_in_which_several_bodies_sit_may_have_a_name_of_its_own()
    {
        var read = ArrangementsFile.Good(ArrangementsFile.ThreeBoards, Seat.Replace("\"sector\"", "\"name\": \"Health for Essex\", \"sector\"", StringComparison.Ordinal));
        read.On(new LocalDate(2022, 6, 30)).Partner("health")!.Name.Should().Be("Health for Essex");
    }

    [Fact]
    public void A_body_that_is_renamed_bears_the_name_in_force_from_the_very_day()
    {
        var read = ArrangementsFile.Good(
            """ "bodies": [ { "id": "panel-body", "names": [ { "name": "The Panel", "through": "2027-03-31" }, { "name": "The Authority", "from": "2027-04-01" } ] } ] """,
            """{ "id": "health", "sector": "health", "bodies": ["panel-body"] }""");
        new[] { new LocalDate(2019, 1, 1), new LocalDate(2027, 3, 31), new LocalDate(2027, 4, 1), new LocalDate(2040, 1, 1) }
            .Select(date => read.On(date).Partner("health")!.Name).Should().Equal("The Panel", "The Panel", "The Authority", "The Authority");
    }

    [Fact]
    public void Everything_that_contradicts_itself_is_found_at_once_each_with_both_sides() =>
        ArrangementsFile.Faults(
            """
            "bodies": [
              { "id": "a", "names": [ { "name": "A", "through": "2022-06-30" }, { "name": "A2", "from": "2022-06-15" } ] },
              { "id": "b", "names": [ { "name": "B", "from": "2022-05-01", "through": "2023-03-31" } ], "succeeds": [ { "body": "c", "on": "2022-06-01" }, { "body": "nobody", "on": "2022-06-01" } ] },
              { "id": "c", "names": [ { "name": "C", "from": "2022-07-01", "through": "2022-06-01" } ], "succeeds": [ { "body": "b", "on": "2023-04-01" } ] },
              { "id": "d", "names": [ { "name": "D", "from": "soon" } ], "succeeds": [ { "body": "a", "on": "2022-07-01" } ] },
              { "id": "d", "names": [] }
            ]
            """).Should().BeEquivalentTo(
            "Expected \"A2\" to be in force from the day after \"A\" was, 2022-07-01, but it is from 2022-06-15.",
            "Expected \"through\" on or after \"from\", 2022-07-01, but it is 2022-06-01.",
            "Expected \"from\" to be a date such as 2026-12-24, but found \"soon\".",
            "Expected a list \"names\" with at least one item, but found an empty list.",
            "Expected each id once in \"bodies\", but \"d\" is there twice.",
            "Expected \"b\" to follow \"c\" on the day after its last, 2022-06-02, but it does on 2022-06-01.",
            "Expected \"b\" to follow one of the bodies (a, b, c, d), but found \"nobody\".",
            "Expected no body to follow itself, but found b, which follows c, which follows b.",
            "Expected \"c\" to be there when it follows \"b\" on 2023-04-01, but it is from 2022-07-01 through 2022-06-01.",
            "Expected no body to follow itself, but found c, which follows b, which follows c.",
            "Expected \"d\" to follow \"a\" on the day after its last, but it does on 2022-07-01.");

    [Fact]
    public void A_successor_that_begins_before_its_predecessor_has_ended_is_refused() =>
        ArrangementsFile.Faults(ArrangementsFile.ThreeBoards.Replace("\"north-ccg\", \"on\": \"2022-07-01\"", "\"north-ccg\", \"on\": \"2022-06-01\"", StringComparison.Ordinal), Seat).Should().BeEquivalentTo(
            "Expected \"mid-icb\" to follow \"north-ccg\" on the day after its last, 2022-07-01, but it does on 2022-06-01.",
            "Expected \"mid-icb\" to be there when it follows \"north-ccg\" on 2022-06-01, but it is from 2022-07-01 through no date.");

    [Theory]
    [InlineData(""" "bodies": ["mid-icb", "west-icb"] """, "Expected \"vote\" to name one of the bodies that sit in \"health\" at once on 2022-07-01 (mid-icb, west-icb), because a sector has one vote, but found nothing.")]
    [InlineData(""" "bodies": ["mid-icb"], "vote": ["west-icb"] """, "Expected \"vote\" of \"health\" among its bodies (mid-icb), but found \"west-icb\".")]
    [InlineData(""" "bodies": ["mid-icb", "east-icb"] """, "Expected the bodies of \"health\" among those of the file (north-ccg, south-ccg, mid-icb, west-icb), but found \"east-icb\".")]
    [InlineData(""" "bodies": ["mid-icb", "mid-icb"] """, "Expected each item of \"bodies\" once, but \"mid-icb\" is there twice.")]
    [InlineData(""" "deputies": "west-icb" """, "Expected \"deputies\" to be a list of texts, but found \"west-icb\".")]
    public void A_seat_that_leaves_open_who_votes_is_refused(string health, string fault) =>
        ArrangementsFile.Faults(ArrangementsFile.ThreeBoards, $$"""{ "id": "health", "sector": "health", {{health}} }""").Should().Contain(fault);
}
