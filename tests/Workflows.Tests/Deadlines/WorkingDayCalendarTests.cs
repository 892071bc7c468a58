using Reviews.Workflows.Deadlines;
using static Reviews.Workflows.Tests.Deadlines.EnglandAndWales;

namespace Reviews.Workflows.Tests.Deadlines;

public sealed class WorkingDayCalendarTests
{
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
