using Reviews.Workflows.Deadlines;
using static Reviews.Workflows.Tests.Deadlines.EnglandAndWales;

namespace Reviews.Workflows.Tests.Deadlines;

public sealed class WorkingDayVectorTests
{
    [Theory]
    [InlineData("2020-05-01", "2020-05-11", "2020-05-26", "2020-06-02")]
    [InlineData("2022-05-27", "2022-06-07", "2022-06-21", "2022-06-28")]
    [InlineData("2022-09-14", "2022-09-22", "2022-10-06", "2022-10-13")]
    [InlineData("2023-04-28", "2023-05-09", "2023-05-23", "2023-05-31")]
    [InlineData("2024-12-20", "2024-12-31", "2025-01-15", "2025-01-22")]
    [InlineData("2025-05-24", "2025-06-02", "2025-06-16", "2025-06-23")]
    [InlineData("2026-12-18", "2026-12-29", "2027-01-13", "2027-01-20")]
    [InlineData("2026-12-24", "2027-01-05", "2027-01-19", "2027-01-26")]
    [InlineData("2027-12-24", "2028-01-05", "2028-01-19", "2028-01-26")]
    public void Statutory_periods_count_from_the_trigger_as_day_0(string trigger, string notify, string review, string reviewAfterNotice)
    {
        var clock = new ReviewClock(On(trigger), null, new ClockRules("aware", 0, new LocalTime(17, 0), AfterClose.SameDay), Calendar);

        clock.Day(5).Should().Be(On(notify));
        clock.Day(15).Should().Be(On(review));
        clock.Limit(15).Should().Be(On(review));
        Calendar.After(On(notify), 15).Should().Be(On(reviewAfterNotice));
        Calendar.Before(On(reviewAfterNotice), 15).Should().Be(On(notify));
        Calendar.Count(On(trigger), On(review)).Should().Be(15);
    }

    [Theory]
    [InlineData("2020-05-08", "Early May bank holiday (VE day)")]
    [InlineData("2022-06-02", "Spring bank holiday")]
    [InlineData("2022-06-03", "Platinum Jubilee bank holiday")]
    [InlineData("2022-09-19", "Bank Holiday for the State Funeral of Queen Elizabeth II")]
    [InlineData("2023-05-08", "Bank holiday for the coronation of King Charles III")]
    [InlineData("2022-12-26", "Boxing Day")]
    [InlineData("2022-12-27", "Christmas Day")]
    [InlineData("2027-12-28", "Boxing Day")]
    [InlineData("2026-11-21", "Saturday")]
    [InlineData("2026-11-22", "Sunday")]
    [InlineData("2022-12-25", "Sunday")]
    [InlineData("2020-05-04", null)]
    [InlineData("2022-05-30", null)]
    [InlineData("2026-12-24", null)]
    public void A_day_off_says_why(string date, string? reason)
    {
        Calendar.WhyNot(On(date)).Should().Be(reason);
        Calendar.IsWorkingDay(On(date)).Should().Be(reason is null);
    }

    [Fact]
    public void The_calendar_file_holds_every_year_from_2012_through_Boxing_Day_2028()
    {
        Holidays.FirstKnown.Should().Be(On("2012-01-01"));
        Holidays.LastKnown.Should().Be(On("2028-12-26"));
        Holidays.All.GroupBy(holiday => holiday.Date.Year).Should().HaveCount(17).And.OnlyContain(year => year.Count() >= 8);
        Holidays.All.Should().OnlyContain(holiday => holiday.Date.DayOfWeek < IsoDayOfWeek.Saturday);
    }
}
