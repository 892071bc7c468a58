using Reviews.Workflows.Deadlines;
using static Reviews.Workflows.Tests.Deadlines.EnglandAndWales;

namespace Reviews.Workflows.Tests.Deadlines;

public sealed class ReviewClockTests
{
    private static readonly LocalTime Five = new(17, 0);

    [Theory]
    [InlineData(1, "2026-12-18")]
    [InlineData(2, "2026-12-21")]
    [InlineData(6, "2026-12-29")]
    [InlineData(7, "2026-12-30")]
    [InlineData(8, "2026-12-31")]
    [InlineData(11, "2027-01-06")]
    [InlineData(12, "2027-01-07")]
    [InlineData(13, "2027-01-08")]
    [InlineData(14, "2027-01-11")]
    [InlineData(15, "2027-01-12")]
    public void Southend_counts_the_anchors_day_as_day_1(int day, string date)
    {
        Southend("2026-12-18").Day(day).Should().Be(On(date));
        Southend("2026-12-18").DayNumberOn(On(date)).Should().Be(day);
    }

    [Fact]
    public void A_limit_counts_the_anchors_day_as_day_0_whatever_the_clock_does()
    {
        Southend("2026-12-18").Limit(15).Should().Be(On("2027-01-13"));
        Southend("2026-12-18", new LocalTime(18, 0), AfterClose.NextWorkingDay).Limit(15).Should().Be(On("2027-01-13"));
        Southend("2026-12-18").Limit(0).Should().Be(On("2026-12-18"));
    }

    [Fact]
    public void An_anchor_on_a_weekend_is_day_0_itself_but_leaves_day_1_to_the_next_working_day()
    {
        Southend("2025-05-24").Day(1).Should().Be(On("2025-05-27"));
        FromDay0("2025-05-24").Day(0).Should().Be(On("2025-05-24"));
        FromDay0("2025-05-24").Day(1).Should().Be(On("2025-05-27"));
    }

    [Fact]
    public void An_anchor_after_close_is_the_same_days_or_the_next_working_days_as_the_rules_say()
    {
        var late = new LocalTime(17, 1);

        Southend("2026-12-18", late).Day(1).Should().Be(On("2026-12-18"));
        Southend("2026-12-18", late, AfterClose.NextWorkingDay).Day(1).Should().Be(On("2026-12-21"));
        Southend("2026-12-18", Five, AfterClose.NextWorkingDay).Day(1).Should().Be(On("2026-12-18"), "the close itself is not after it");
        FromDay0("2026-12-18", late, AfterClose.NextWorkingDay).Day(0).Should().Be(On("2026-12-21"));
        FromDay0("2026-12-18", late, AfterClose.NextWorkingDay).Day(1).Should().Be(On("2026-12-22"));
    }

    [Fact]
    public void A_day_before_the_clock_starts_is_refused()
    {
        Southend("2026-12-18").Invoking(clock => clock.Day(0)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("Expected day 1 or later*");
        FromDay0("2026-12-18").Invoking(clock => clock.Day(-1)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("Expected day 0 or later*");
        Southend("2026-12-18").Invoking(clock => clock.Limit(-1)).Should().Throw<ArgumentOutOfRangeException>();
        Southend("2026-12-18").Invoking(clock => clock.Day(int.MaxValue)).Should().Throw<BeyondCalendarException>();
    }

    [Fact]
    public void A_date_bears_no_number_before_the_clock_starts_or_on_a_day_off()
    {
        Southend("2026-12-18").DayNumberOn(On("2026-12-17")).Should().BeNull();
        Southend("2026-12-18").DayNumberOn(On("2026-12-25")).Should().BeNull();
        FromDay0("2025-05-24").DayNumberOn(On("2025-05-24")).Should().Be(0);
    }

    [Fact]
    public void A_first_day_other_than_0_or_1_is_refused()
    {
        var rules = new ClockRules("aware", 1, Five, AfterClose.SameDay);

        rules.Invoking(it => it with { FirstDay = 2 }).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new ClockRules("aware", -1, Five, AfterClose.SameDay)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*first day to be 0 or 1*");
    }

    [Fact]
    public void A_deadline_is_at_the_close_in_London_in_winter_and_in_summer()
    {
        Southend("2026-12-18").DueOnDay(6).Should().BeEquivalentTo(new { Due = new LocalDateTime(2026, 12, 29, 17, 0), At = Instant.FromUtc(2026, 12, 29, 17, 0) });
        Southend("2026-06-01").DueOnDay(1).At.Should().Be(Instant.FromUtc(2026, 6, 1, 16, 0));
        Southend("2026-12-18").Day(2, new LocalTime(9, 30)).Should().Be(new LocalDateTime(2026, 12, 21, 9, 30));
    }

    private static ReviewClock Southend(string anchor, LocalTime? at = null, AfterClose afterClose = AfterClose.SameDay) =>
        new(On(anchor), at, new ClockRules("referral-accepted", 1, Five, afterClose), Calendar);

    private static ReviewClock FromDay0(string anchor, LocalTime? at = null, AfterClose afterClose = AfterClose.SameDay) =>
        new(On(anchor), at, new ClockRules("aware", 0, Five, afterClose), Calendar);
}
