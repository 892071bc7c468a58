using System.Text;
using Reviews.Workflows.Deadlines;
using static Reviews.Workflows.Tests.Deadlines.EnglandAndWales;

namespace Reviews.Workflows.Tests.Deadlines;

public sealed class BankHolidaysTests
{
    private static readonly BankHoliday Christmas = new(On("2026-12-25"), "Christmas Day", null);
    private static readonly BankHoliday Boxing = new(On("2026-12-28"), "Boxing Day", "Substitute day");

    [Fact]
    public void GOV_UKs_shape_is_read_in_order_of_date_and_other_divisions_passed_over()
    {
        const string json = """
            {"scotland":{"division":"scotland","events":[{"title":"2nd January","date":"2026-01-02","notes":"","bunting":true}]},
             "england-and-wales":{"division":"england-and-wales","events":[
               {"title":"Boxing Day","date":"2026-12-28","notes":"Substitute day","bunting":true},
               {"title":"Christmas Day","date":"2026-12-25","notes":"","bunting":true}]}}
            """;

        BankHolidays.Read(json).All.Should().Equal(Christmas, Boxing);
        BankHolidays.Read(new MemoryStream(Encoding.UTF8.GetBytes(json))).All.Should().Equal(Christmas, Boxing);
    }

    [Fact]
    public void What_is_missing_in_a_list_is_known_here_in_a_year_of_which_it_has_something()
    {
        var known = new BankHolidays([new(On("2025-12-25"), "Christmas Day", null), Christmas, Boxing]);
        known.MissingIn(new([new(On("2026-12-29"), "Boxing Day", null), Christmas])).Should().Equal(Boxing);
        known.MissingIn(new([Christmas, Boxing])).Should().BeEmpty("an old year that is dropped says nothing");
    }

    [Fact]
    public void All_problems_of_a_file_are_told_at_once()
    {
        const string json = """
            {"england-and-wales":{"division":"scotland","events":[
              {"title":"Christmas Day","date":"2026-12-25"},
              {"title":"New Year","date":"2026-13-01"},
              {"title":"","date":"2026-12-28"},
              {"title":"Christmas again","date":"2026-12-25"},
              {"title":"Dateless"}, 7]}}
            """;

        Problems(json).Should().Equal(
            "Expected the division \"england-and-wales\", but it calls itself \"scotland\".",
            "Event 2: expected a date such as \"2026-12-25\", but found \"2026-13-01\".",
            "Event 3: expected a title, but found \"\".",
            "Event 4: expected each date once, but 2026-12-25 is event 1 already.",
            "Event 5: expected a date such as \"2026-12-25\", but found nothing.",
            "Event 6: expected a title, but found nothing.",
            "Event 6: expected a date such as \"2026-12-25\", but found nothing.");
    }

    [Theory]
    [InlineData("{}", "Expected an object \"england-and-wales\"*")]
    [InlineData("[]", "Expected an object \"england-and-wales\"*")]
    [InlineData("""{"england-and-wales":{"division":"england-and-wales"}}""", "Expected a list \"events\"*")]
    [InlineData("""{"england-and-wales":{"events":[]}}""", "Expected a list \"events\"*")]
    [InlineData("""{"england-and-wales":{},"england-and-wales":{}}""", "Expected bank holidays as JSON*")]
    [InlineData("<html>", "Expected bank holidays as JSON*")]
    [InlineData("", "Expected bank holidays as JSON*")]
    public void What_is_no_bank_holiday_file_is_refused(string json, string sentence) =>
        Problems(json).Should().ContainSingle().Which.Should().Match(sentence);

    [Fact]
    public void Merging_adds_what_is_new_and_neither_drops_nor_renames_what_is_known()
    {
        var known = new BankHolidays([Christmas]);
        var update = new BankHolidays([Boxing, Christmas with { Title = "Renamed" }]);

        known.NewIn(update).Should().Equal(Boxing);
        known.Merge(update).All.Should().Equal(Christmas, Boxing);
        known.Merge(new BankHolidays([Boxing])).All.Should().Equal(Christmas, Boxing);
    }

    [Fact]
    public void A_withdrawn_holiday_is_a_working_day_again()
    {
        new WorkingDayCalendar(Holidays.Without(On("2026-12-25"))).IsWorkingDay(On("2026-12-25")).Should().BeTrue();
        Holidays.Invoking(it => it.Without(On("2026-12-24"))).Should().Throw<ArgumentException>().WithMessage("*2026-12-24 is none*");
    }

    [Fact]
    public void No_holidays_and_a_date_twice_are_refused()
    {
        FluentActions.Invoking(() => new BankHolidays([])).Should().Throw<ArgumentException>().WithMessage("Expected at least one bank holiday*");
        FluentActions.Invoking(() => new BankHolidays([Christmas, Christmas])).Should().Throw<ArgumentException>().WithMessage("*2026-12-25 is there twice*");
    }

    private static string[] Problems(string json) =>
        FluentActions.Invoking(() => BankHolidays.Read(json)).Should().Throw<FormatException>().Which.Message.Split('\n');
}
