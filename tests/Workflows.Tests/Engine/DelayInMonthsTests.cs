using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Tests.Deadlines;
using static Reviews.Testing.Processes;

namespace Reviews.Workflows.Tests.Engine;

/// <summary>
/// A clock of months that stands still: six months from Tuesday 12 January 2027, that is Monday 12 July; reports by the last working
/// day of two, Friday 12 March. It is ten on Monday 1 February. Good Friday is 26 March 2027, Easter Monday the 29th.
/// </summary>
public sealed class DelayInMonthsTests
{
    private const string TwoMonths = "at(working days before(months after(anchor, 2) + duration(\"P1D\"), 1), \"17:00\")";

    private static readonly LocalDateTime Limit = new(2027, 7, 12, 17, 0);

    [Fact]
    public void A_pause_takes_every_date_counted_in_months_on_by_its_calendar_days()
    {
        // 1 to 14 February: fourteen days. Two months are then 26 March, Good Friday: the last working day is the 25th. Six are 26 July.
        var story = Months().Pause("2027-02-01", "2027-02-14");
        story.Facts.OfType<ClockStopped>().Single().Should().BeEquivalentTo(new { Days = 10, LimitBefore = Limit, Limit = new LocalDateTime(2027, 7, 26, 17, 0) });
        Due(story, "report").Should().Be(new LocalDateTime(2027, 3, 25, 17, 0));
        Due(story, "closed").Should().Be(new LocalDateTime(2027, 3, 25, 17, 0));
        Due(story, "watch").Should().Be(new LocalDateTime(2027, 7, 26, 9, 0));
    }

    [Fact]
    public void Resumed_early_or_late_they_are_as_many_days_later_as_it_stood_still()
    {
        var early = Months().Pause("2027-02-01", "2027-02-14").PassTo("2027-02-08T09:00:00").Resume("2027-02-08");
        early.Facts.OfType<ClockResumed>().Single().Limit.Should().Be(new LocalDateTime(2027, 7, 19, 17, 0));
        Due(early, "report").Should().Be(new LocalDateTime(2027, 3, 19, 17, 0));
        var late = Months().Pause("2027-02-01", "2027-02-14").PassTo("2027-02-24T09:00:00").Resume("2027-02-24");
        late.Facts.OfType<ClockResumed>().Single().Limit.Should().Be(new LocalDateTime(2027, 8, 4, 17, 0), "twenty-three days");
    }

    [Fact]
    public void More_time_from_now_on_moves_milestones_and_brings_the_limit_to_its_target()
    {
        // From 12 to 26 July are fourteen calendar days: 1 to 14 February are left out, and people work on.
        var story = Months().Extend("2027-02-01", "2027-07-26");
        story.Facts.OfType<ClockStopped>().Single().Should().BeEquivalentTo(
            new { From = new LocalDate(2027, 2, 1), Through = new LocalDate(2027, 2, 14), Kind = StopKind.Work, Limit = new LocalDateTime(2027, 7, 26, 17, 0) });
        Due(story, "report").Should().Be(new LocalDateTime(2027, 3, 25, 17, 0));
        story.Complete("report");
        Due(story, "next").Should().Be(new LocalDateTime(2027, 2, 3, 17, 0), "two working days from its opening, as on any other day");
    }

    [Fact]
    public void More_time_at_the_limit_moves_the_limit_and_its_watch_alone()
    {
        var story = Months().Extend("2027-07-12", "2027-08-12");
        story.Facts.OfType<ClockStopped>().Single().Should().BeEquivalentTo(new { Kind = StopKind.Limit, Limit = new LocalDateTime(2027, 8, 12, 17, 0) });
        Due(story, "report").Should().Be(new LocalDateTime(2027, 3, 12, 17, 0));
        Due(story, "watch").Should().Be(new LocalDateTime(2027, 8, 12, 9, 0));
    }

    [Fact]
    public void Two_delays_lie_one_on_the_other_and_each_ends_by_itself()
    {
        // Fourteen days paused, 26 July; then as many more as bring it to 30 July: four, the first that run, 15 to 18 February.
        var story = Months().Pause("2027-02-01", "2027-02-14").Extend("2027-02-01", "2027-07-30");
        story.Facts.OfType<ClockStopped>().Single().Should().BeEquivalentTo(
            new { Number = 2, From = new LocalDate(2027, 2, 15), Through = new LocalDate(2027, 2, 18), LimitBefore = new LocalDateTime(2027, 7, 26, 17, 0), Limit = new LocalDateTime(2027, 7, 30, 17, 0) });
        Due(story, "report").Should().Be(new LocalDateTime(2027, 3, 30, 17, 0));
        story.PassTo("2027-02-08T09:00:00").Resume("2027-02-08").Facts.OfType<ClockResumed>().Single().Limit.Should().Be(new LocalDateTime(2027, 7, 23, 17, 0));

        // Days that both hold are left out once: 1 to 14 and 8 to 21 February are three weeks.
        Months().Pause("2027-02-01", "2027-02-14").Pause("2027-02-08", "2027-02-21").Facts.OfType<ClockStopped>().Single().Limit.Should().Be(new LocalDateTime(2027, 8, 2, 17, 0));
    }

    [Fact]
    public void More_time_that_would_run_into_a_pause_to_come_begins_after_it_and_the_pause_still_gives_back_what_it_holds()
    {
        // Paused from the 8th to the 21st, 26 July; fourteen days more from the 1st on would hold the 8th: they are 22 February to 7 March.
        var story = Months().Pause("2027-02-08", "2027-02-21").Extend("2027-02-01", "2027-08-09");
        story.Facts.OfType<ClockStopped>().Single().Should().BeEquivalentTo(new { From = new LocalDate(2027, 2, 22), Through = new LocalDate(2027, 3, 7), Limit = new LocalDateTime(2027, 8, 9, 17, 0) });
        story.PassTo("2027-02-15T09:00:00").Resume("2027-02-15").Facts.OfType<ClockResumed>().Single().Limit.Should().Be(new LocalDateTime(2027, 8, 2, 17, 0));
    }

    [Fact]
    public void A_corrected_anchor_is_counted_with_the_same_days_left_out() =>
        Due(Months().Pause("2027-02-01", "2027-02-14").MoveAnchor("2027-01-11"), "report").Should().Be(new LocalDateTime(2027, 3, 25, 17, 0), "two months and fourteen days from the 11th");

    [Fact]
    public void How_it_was_counted_is_told_with_the_original_date_and_each_delay()
    {
        StoppedDays[] stops = [new(new(2027, 2, 1), new(2027, 2, 14), "the review was paused", StopKind.Rest, 10), new(new(2027, 7, 26), new(2027, 7, 26), "the review was given more time", StopKind.Limit, 1)];
        EnglandAndWales.Calendar.LeavingOut(stops, new(2027, 1, 12)).MonthsAfter(new(2027, 1, 12), 6).Words.Should().Equal(
            "6 calendar months after Tuesday 12 January 2027 is Monday 12 July 2027.",
            "The clock stood still for 14 days, Monday 1 February 2027 to Sunday 14 February 2027: the review was paused.",
            "The clock stood still for 1 day, Monday 26 July 2027: the review was given more time.",
            "So it is 15 days later, Tuesday 27 July 2027.");
        EnglandAndWales.Calendar.MonthsAfter(new(2026, 8, 31), 6).Words.Should().Equal("6 calendar months after Monday 31 August 2026 is Sunday 28 February 2027.");
    }

    [Fact]
    public void The_timetable_tells_how_its_months_were_counted()
    {
        var process = Built();
        var items = Timetable.Of(process, new ReviewClock(new(2027, 1, 12), null, process.Clock!.Rules, EnglandAndWales.Calendar), FeelContext.Empty).Items;
        items.Single(item => item.ElementId == process.Id).Should().Match<TimetableItem>(limit => limit.Rule == "6 months after the clock start, 17:00" && limit.InMonths!.Months == 6);
        items.Single(item => item.ElementId == "report").InMonths!.On.Should().Be(new LocalDate(2027, 3, 12));
        items.Single(item => item.ElementId == "next").InMonths.Should().BeNull();
    }

    private static LocalDateTime? Due(Story story, string element) =>
        story.State.OpenTasks.FirstOrDefault(task => task.ElementId == element)?.Task!.Due
        ?? LondonTime.ToLocal(story.State.Timers.Values.Single(timer => timer.ElementId == element).DueAt);

    private static Story Months() => new Story(Built(), anchor: "2027-01-12").PassTo("2027-02-01T10:00:00");

    private static ProcessDefinition Built()
    {
        var built = AProcess().Clock().Start().Parallel("fork").User("report", due: TwoMonths).Boundary("closed", "report", TwoMonths, TimerKind.Date).From("report").User("next", due: "at(working days after(today(), 2), \"17:00\")")
            .From("fork").Timer("watch", "at(working days before(months after(anchor, 6) + duration(\"P1D\"), 1), \"09:00\")", TimerKind.Date).User("late").Build();
        return built with { Clock = built.Clock! with { Limit = Feel("months after(anchor, 6)") } };
    }
}
