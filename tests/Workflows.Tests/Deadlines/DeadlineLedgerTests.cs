using Reviews.Workflows.Deadlines;
using static Reviews.Workflows.Tests.Deadlines.EnglandAndWales;

namespace Reviews.Workflows.Tests.Deadlines;

public sealed class DeadlineLedgerTests
{
    [Fact]
    public void Day_6_over_Christmas_names_every_date_that_was_not_counted() =>
        Lines(Clock("2026-12-18", 1), "2026-12-29").Should().Equal(
            "18 = 1", "19 Saturday", "20 Sunday", "21 = 2", "22 = 3", "23 = 4", "24 = 5",
            "25 Christmas Day", "26 Saturday", "27 Sunday", "28 Boxing Day", "29 = 6");

    [Fact]
    public void Days_on_which_the_clock_stands_still_are_named_with_their_reason_and_count_nothing()
    {
        var paused = Calendar.LeavingOut(
            [new StoppedDays(On("2026-12-21"), On("2026-12-24"), "Paused", StopKind.Rest, 4), new StoppedDays(On("2026-12-29"), On("2026-12-29"), "More time", StopKind.Work, 1), new StoppedDays(On("2026-12-22"), On("2026-12-21"), "Never", StopKind.Rest, 0)],
            On("2026-12-18"));
        Lines(new ReviewClock(On("2026-12-18"), null, new ClockRules("aware", 1, new LocalTime(17, 0), AfterClose.SameDay), paused), "2026-12-31").Should().Equal(
            "18 = 1", "19 Saturday", "20 Sunday", "21 Paused", "22 Paused", "23 Paused", "24 Paused",
            "25 Christmas Day", "26 Saturday", "27 Sunday", "28 Boxing Day", "29 More time", "30 = 2", "31 = 3");
    }

    [Fact]
    public void An_anchor_on_a_day_off_is_skipped_under_day_1_and_counted_under_day_0()
    {
        Lines(Clock("2025-05-24", 1), "2025-05-28").Should().Equal("24 Saturday", "25 Sunday", "26 Spring bank holiday", "27 = 1", "28 = 2");
        Lines(Clock("2025-05-24", 0), "2025-05-28").Should().Equal("24 = 0", "25 Sunday", "26 Spring bank holiday", "27 = 1", "28 = 2");
    }

    [Fact]
    public void An_anchor_after_close_that_is_the_next_working_days_says_so()
    {
        var clock = new ReviewClock(On("2026-12-18"), new LocalTime(17, 1), new ClockRules("aware", 0, new LocalTime(17, 0), AfterClose.NextWorkingDay), Calendar);

        Lines(clock, "2026-12-22").Should().Equal("18 After 17:00", "19 Saturday", "20 Sunday", "21 = 0", "22 = 1");
    }

    [Fact]
    public void A_limits_ledger_is_counted_from_day_0()
    {
        var clock = Clock("2026-12-18", 1);

        clock.ForLimits.Ledger(clock.Limit(15)).Days[^1].Should().Be(new LedgerDay(On("2027-01-13"), 15, null));
    }

    [Fact]
    public void Nothing_is_counted_for_a_date_before_the_anchor() => Lines(Clock("2026-12-18", 1), "2026-12-17").Should().BeEmpty();

    [Fact]
    public void A_ledger_beyond_the_calendar_is_refused()
    {
        Clock("2028-12-20", 0).Invoking(it => it.Ledger(On("2029-01-02"))).Should().Throw<BeyondCalendarException>();
        Clock("2029-01-02", 0).Invoking(it => it.Ledger(On("2029-01-02"))).Should().Throw<BeyondCalendarException>();
    }

    private static ReviewClock Clock(string anchor, int firstDay) =>
        new(On(anchor), null, new ClockRules("aware", firstDay, new LocalTime(17, 0), AfterClose.SameDay), Calendar);

    private static IEnumerable<string> Lines(ReviewClock clock, string through) =>
        clock.Ledger(On(through)).Days.Select(day => day.Day is null ? $"{day.Date.Day} {day.Skipped}" : $"{day.Date.Day} = {day.Day}");
}
