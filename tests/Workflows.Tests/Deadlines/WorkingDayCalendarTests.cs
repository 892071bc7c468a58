using Reviews.Workflows.Deadlines;
using static Reviews.Workflows.Tests.Deadlines.EnglandAndWales;

namespace Reviews.Workflows.Tests.Deadlines;

public sealed class WorkingDayCalendarTests
{
    [Fact]
    public void Days_on_which_people_work_are_left_out_of_counts_from_the_clock_s_start_alone()
    {
        var more = Calendar.LeavingOut([new StoppedDays(On("2026-12-21"), On("2026-12-22"), "More time", StopKind.Work, 2)], On("2026-12-18"));
        (more.After(On("2026-12-18"), 1), more.After(On("2026-12-19"), 1)).Should().Be((On("2026-12-23"), On("2026-12-21")));
        (more.Count(On("2026-12-18"), On("2026-12-23")), more.Count(On("2026-12-20"), On("2026-12-23"))).Should().Be((1, 3));
        (more.IsWorkingDay(On("2026-12-21")), more.WhyUncounted(On("2026-12-21"))).Should().Be((true, "More time"));
        more.Running(On("2026-12-21").At(new LocalTime(9, 0))).Should().Be(On("2026-12-21").At(new LocalTime(9, 0)));
        more.RunningLimit(On("2026-12-21").At(new LocalTime(9, 0))).Should().Be(On("2026-12-23").At(new LocalTime(9, 0)));
    }

    [Fact]
    public void On_a_day_left_out_nothing_is_due_but_at_the_same_time_of_the_next_working_day()
    {
        var paused = Calendar.LeavingOut([new StoppedDays(On("2026-12-21"), On("2027-01-08"), "Paused", StopKind.Rest, 12), new StoppedDays(On("2027-01-11"), On("2027-01-12"), "Paused", StopKind.Rest, 2)], On("2026-12-18"));
        paused.Running(On("2026-12-20").At(new LocalTime(9, 0))).Should().Be(On("2026-12-20").At(new LocalTime(9, 0)), "the clock runs, though nobody works");
        paused.Running(On("2026-12-26").At(new LocalTime(9, 0))).Should().Be(On("2027-01-13").At(new LocalTime(9, 0)));
        paused.LeavingOut([], On("2026-12-18")).Running(On("2026-12-26").At(new LocalTime(9, 0))).Should().Be(On("2026-12-26").At(new LocalTime(9, 0)));
        Calendar.LeavingOut([new StoppedDays(On("2028-12-20"), On("2028-12-26"), "Paused", StopKind.Rest, 3)], On("2028-12-18")).Running(On("2028-12-21").At(new LocalTime(9, 0))).Should().BeNull("what follows is not known");
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void Every_count_agrees_with_a_list_of_working_days_made_another_way()
    {
        // Independent of the calendar: set arithmetic over all dates of all known years, no stepping.
        var holidays = Holidays.All.Select(holiday => holiday.Date).ToHashSet();
        var first = On("2012-01-01");
        var dates = Enumerable.Range(0, Period.DaysBetween(first, On("2028-12-26")) + 1).Select(first.PlusDays).ToArray();
        var working = dates.Where(date => (int)date.DayOfWeek < 6 && !holidays.Contains(date)).ToArray();
        int[] counts = [0, 1, 2, 5, 7, 15, 40];

        for (var i = 60; i < dates.Length - 80; i += 3)
        {
            var from = dates[i];
            var through = working.Count(date => date <= from);
            var before = working.Count(date => date < from);
            foreach (var count in counts.Skip(1))
            {
                var after = working[through + count - 1];
                Calendar.After(from, count).Should().Be(after);
                Calendar.Before(from, count).Should().Be(working[before - count]);
                Calendar.Count(from, after).Should().Be(count);
                Calendar.Count(after, from).Should().Be(-count);
            }

            Calendar.FirstOnOrAfter(from).Should().Be(working[before]);
        }
    }

    [Fact]
    public void No_working_days_away_is_the_date_itself_even_on_a_weekend()
    {
        Calendar.After(On("2026-11-22"), 0).Should().Be(On("2026-11-22"));
        Calendar.Before(On("2026-11-22"), 0).Should().Be(On("2026-11-22"));
        Calendar.Count(On("2026-11-22"), On("2026-11-22")).Should().Be(0);
    }

    [Fact]
    public void Seven_working_days_before_publication_step_back_over_Christmas() =>
        Calendar.Before(On("2027-01-06"), 7).Should().Be(On("2026-12-23"));

    [Fact]
    public void A_date_beyond_the_last_bank_holiday_is_refused_by_name()
    {
        var asked = () => Calendar.IsWorkingDay(On("2028-12-27"));

        asked.Should().Throw<BeyondCalendarException>().WithMessage("*2028-12-26*2028-12-27*")
            .Which.Should().BeEquivalentTo(new { Date = On("2028-12-27"), LastKnown = On("2028-12-26") });
        Calendar.IsWorkingDay(On("2028-12-26")).Should().BeFalse();
    }

    [Fact]
    public void A_date_before_the_first_known_year_is_refused_by_name()
    {
        var asked = () => Calendar.Before(On("2012-01-03"), 1);

        asked.Should().Throw<BeyondCalendarException>().WithMessage("*2012-01-01 to 2028-12-26*2011-12-31*");
    }

    [Fact]
    public void A_year_of_which_no_bank_holiday_is_known_is_refused_although_a_later_one_is()
    {
        var calendar = new WorkingDayCalendar(Holidays.Merge(new BankHolidays([new(On("2031-05-09"), "Extra", null)])));

        calendar.Invoking(it => it.WhyNot(On("2029-06-01"))).Should().Throw<BeyondCalendarException>().WithMessage("*2029-06-01*");
        calendar.WhyNot(On("2028-12-27")).Should().BeNull();
    }

    [Fact]
    public void Counts_of_any_size_end_at_the_calendars_edge()
    {
        Calendar.Invoking(it => it.After(On("2026-12-18"), int.MaxValue)).Should().Throw<BeyondCalendarException>().WithMessage("*2028-12-27*");
        Calendar.Invoking(it => it.Before(On("2026-12-18"), int.MaxValue)).Should().Throw<BeyondCalendarException>();
        Calendar.Invoking(it => it.Count(On("2026-12-18"), LocalDate.MaxIsoValue)).Should().Throw<BeyondCalendarException>();
        Calendar.Invoking(it => it.Count(LocalDate.MinIsoValue, On("2026-12-18"))).Should().Throw<BeyondCalendarException>();
        Calendar.Invoking(it => it.After(LocalDate.MaxIsoValue, 0)).Should().Throw<BeyondCalendarException>();
        Calendar.Invoking(it => it.Count(On("2011-12-31"), On("2012-01-03"))).Should().Throw<BeyondCalendarException>("the date counted from must be known too");
    }

    [Fact]
    public void A_negative_count_is_refused()
    {
        Calendar.Invoking(it => it.After(On("2026-12-18"), -1)).Should().Throw<ArgumentOutOfRangeException>();
        Calendar.Invoking(it => it.Before(On("2026-12-18"), -1)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
