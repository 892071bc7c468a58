using Reviews.Workflows.Reviews;

namespace Reviews.Workflows.Tests.Reviews;

/// <summary>Quarters of a partnership’s year, in whichever month that begins.</summary>
public sealed class QuarterTests
{
    [Theory]
    [InlineData("2026-04-01", 4, "2026-04", "2026-06-30", "Quarter 1 of 2026/27")]
    [InlineData("2026-12-31", 4, "2026-10", "2026-12-31", "Quarter 3 of 2026/27")]
    [InlineData("2027-03-31", 4, "2027-01", "2027-03-31", "Quarter 4 of 2026/27")]
    [InlineData("2028-02-29", 4, "2028-01", "2028-03-31", "Quarter 4 of 2027/28")]
    [InlineData("2027-03-31", 1, "2027-01", "2027-03-31", "Quarter 1 of 2027")]
    [InlineData("2026-12-31", 1, "2026-10", "2026-12-31", "Quarter 4 of 2026")]
    [InlineData("2027-01-15", 9, "2026-12", "2027-02-28", "Quarter 2 of 2026/27")]
    public void A_day_is_in_one_quarter_which_has_a_name_and_an_address(string day, int yearBegins, string id, string through, string name)
    {
        var date = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;

        var quarter = Quarter.Of(date, yearBegins);

        (quarter.Id, NodaTime.Text.LocalDatePattern.Iso.Format(quarter.Through), quarter.Name, quarter.Holds(date)).Should().Be((id, through, name, true));
        Quarter.Read(id, yearBegins).Should().Be(quarter);
        quarter.Next(yearBegins).Previous(yearBegins).Should().Be(quarter);
        quarter.Next(yearBegins).From.Should().Be(quarter.Through.PlusDays(1));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2026")]
    [InlineData("2026-13")]
    [InlineData("2026-11")]
    [InlineData("9999-10")]
    public void What_is_no_month_or_none_in_which_a_quarter_begins_is_no_address(string? id) => Quarter.Read(id, 4).Should().BeNull();
}
