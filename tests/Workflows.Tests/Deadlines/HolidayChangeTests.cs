using Reviews.Workflows.Deadlines;

namespace Reviews.Workflows.Tests.Deadlines;

public sealed class HolidayChangeTests
{
    private static BankHolidays Known => EnglandAndWales.Holidays;

    [Fact]
    public void What_is_announced_comes_in_and_what_is_withdrawn_goes()
    {
        var after = new HolidayChange([Holiday("2026-12-21", "Extra")], [EnglandAndWales.On("2026-12-25")]).After(Known);

        after.On(EnglandAndWales.On("2026-12-21"))!.Title.Should().Be("Extra");
        after.On(EnglandAndWales.On("2026-12-25")).Should().BeNull();
        after.All.Should().HaveCount(Known.All.Count);
    }

    [Fact]
    public void A_known_date_keeps_its_title_and_one_both_announced_and_withdrawn_is_withdrawn()
    {
        var change = new HolidayChange([Holiday("2026-12-25", "Renamed"), Holiday("2026-12-21", "Extra")], [EnglandAndWales.On("2026-12-21")]);

        change.Problems(Known).Should().BeEmpty();
        change.After(Known).All.Should().Equal(Known.All);
    }

    [Fact]
    public void Every_reason_against_it_is_told_at_once()
    {
        new HolidayChange([Holiday("2029-05-07", "Early May bank holiday")], [EnglandAndWales.On("2026-12-21"), EnglandAndWales.On("2026-12-22")]).Problems(Known).Should().Equal(
            "Expected a known bank holiday to withdraw, but 2026-12-21 is none.",
            "Expected a known bank holiday to withdraw, but 2026-12-22 is none.",
            "Expected the bank holidays of 2029 from New Year’s Day on, as nothing is known of that year yet, but the first is 2029-05-07: the ones left out would count as working days.");
    }

    [Theory]
    [InlineData("2029-01-01", true)]
    [InlineData("2029-01-03", true)]
    [InlineData("2029-01-04", false)]
    public void A_year_begins_with_New_Years_Day_or_its_substitute(string first, bool isWhole) =>
        new HolidayChange([Holiday(first, "New Year’s Day"), Holiday("2029-05-07", "Early May")], []).Problems(Known).Should().HaveCount(isWhole ? 0 : 1);

    [Fact]
    public void Something_must_remain()
    {
        var one = new BankHolidays([Holiday("2026-12-25", "Christmas Day")]);

        new HolidayChange([], [EnglandAndWales.On("2026-12-25")]).Problems(one).Should().Equal("Expected a bank holiday to remain, but all of them would be withdrawn.");
    }

    private static BankHoliday Holiday(string date, string title) => new(EnglandAndWales.On(date), title, null);
}
