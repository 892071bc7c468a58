using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using static Reviews.Testing.Processes;
using static Reviews.Workflows.Tests.Engine.ReviewAtChristmas;

namespace Reviews.Workflows.Tests.Engine;

/// <summary>
/// A clock that stands still. It starts on Friday 18 December 2026, day 1; day 6 is Tuesday 29 December, the limit Wednesday 13
/// January 2027. Christmas Day, 28 December and 1 January are bank holidays. It is ten on Monday 21 December.
/// </summary>
public sealed class DelayTests
{
    /*        December 2026                       January 2027                          as it is
     *  Fri18 21 22 23 24 | 29 30 31 | 4  5  6  7  8 | 11 12 13 | 14 15 ...
     *  day 1  2  3  4  5    6  7  8   9 10 11 12 13   14 15  limit
     *         ------------ paused ------------------    2  3  4    5  6             limit: 12 working days later, Friday 29 January
     */
    [Fact]
    public void A_pause_over_Christmas_takes_every_date_and_the_limit_past_it()
    {
        var story = Christmas(AProcess().Clock().Start().Parallel("fork").User("report", due: Day6, followUp: "review day(5, \"09:00\")").Boundary("closed", "report", Day6, TimerKind.Date)
            .From("fork").Timer("watch", "at(working days after(anchor, 15), \"09:00\")", TimerKind.Date).User("late"));
        story.Pause("2026-12-21", "2027-01-08").Refusal.Should().BeNull();

        story.Facts[0].Should().Be(new ClockStopped(
            story.Now, 1, new LocalDate(2026, 12, 21), new LocalDate(2027, 1, 8), "the review was paused", StopKind.Rest, 12, new LocalDateTime(2027, 1, 13, 17, 0), new LocalDateTime(2027, 1, 29, 17, 0)));
        story.Facts.OfType<DeadlineMoved>().Select(moved => (moved.ElementId, moved.Due)).Should().BeEquivalentTo(
        [
            ("report", new LocalDateTime(2027, 1, 15, 17, 0)), ("closed", new LocalDateTime(2027, 1, 15, 17, 0)), ("watch", new LocalDateTime(2027, 1, 29, 9, 0)),
        ]);
        story.State.OpenTasks.Single().Task!.FollowUpAt.Should().Be(Instant.FromUtc(2027, 1, 14, 9, 0));
        story.PassTo("2027-01-15T16:59:00").Open.Should().Equal("report");
        story.PassTo("2027-01-15T17:00:00").Open.Should().BeEmpty();
    }

    [Fact]
    public void Resumed_early_everything_moves_back_by_the_days_that_count_again()
    {
        // Runs from Tuesday 5 January: days 2 to 6 are the 5th to the 8th and Monday the 11th; eight working days were left out.
        var story = Reports().Pause("2026-12-21", "2027-01-08").PassTo("2027-01-05T09:00:00").Resume("2027-01-05");

        story.Facts[0].Should().Be(new ClockResumed(
            story.Now, 1, new LocalDate(2027, 1, 8), new LocalDate(2027, 1, 4), 8, new LocalDateTime(2027, 1, 29, 17, 0), new LocalDateTime(2027, 1, 25, 17, 0)));
        Due(story).Should().Be(new LocalDateTime(2027, 1, 11, 17, 0));
    }

    [Fact]
    public void Resumed_late_everything_moves_on()
    {
        // Runs from Wednesday 13 January: days 2 to 6 are the 13th to the 15th, the 18th and the 19th; 14 working days were left out.
        var story = Reports().Pause("2026-12-21", "2027-01-08").PassTo("2027-01-13T09:00:00").Resume("2027-01-13");

        story.Facts.OfType<ClockResumed>().Single().Limit.Should().Be(new LocalDateTime(2027, 2, 2, 17, 0));
        Due(story).Should().Be(new LocalDateTime(2027, 1, 19, 17, 0));
    }

    [Fact]
    public void Ended_before_it_began_it_leaves_no_day_out_and_its_number_is_not_given_again()
    {
        var story = Reports().Pause("2027-01-04", "2027-01-08").Resume("2026-12-22");
        Due(story).Should().Be(new LocalDateTime(2026, 12, 29, 17, 0));
        story.Facts.OfType<ClockResumed>().Single().Limit.Should().Be(new LocalDateTime(2027, 1, 13, 17, 0));

        story.Pause("2026-12-21", "2026-12-21").Facts.OfType<ClockStopped>().Single().Number.Should().Be(2);
        Due(story).Should().Be(new LocalDateTime(2026, 12, 30, 17, 0));
    }

    [Fact]
    public void What_is_closed_never_moves_and_what_opens_later_is_counted_without_those_days()
    {
        var story = Christmas(AProcess().Clock().Start().User("report", due: Day6).User("circulate", due: "review day(7, \"17:00\")"));
        story.Complete("report").Pause("2026-12-21", "2027-01-08");
        story.Facts.OfType<DeadlineMoved>().Select(moved => moved.ElementId).Should().Equal("circulate");

        var later = Reports().Pause("2026-12-21", "2027-01-08").Complete("report");
        later.Facts.OfType<DeadlineSet>().Single().Due.Should().Be(new LocalDateTime(2027, 1, 18, 17, 0));
    }

    [Fact]
    public void A_clock_that_is_stopped_on_the_day_of_its_anchor_has_started_on_it()
    {
        // Day 1 is the 18th all the same, day 2 the 22nd: every date and the limit go one working day on.
        var story = Reports().Pause("2026-12-18", "2026-12-21");
        story.Facts.OfType<ClockStopped>().Single().Should().BeEquivalentTo(new { Days = 1, Limit = new LocalDateTime(2027, 1, 14, 17, 0) });
        Due(story).Should().Be(new LocalDateTime(2026, 12, 30, 17, 0));
        Reports().Pause("2026-12-18", "2026-12-18").Refusal!.Code.Should().Be("nothing-stops");
        Reports().Extend("2026-12-18", "2027-01-14").Facts.OfType<ClockStopped>().Single().Should().BeEquivalentTo(new { From = new LocalDate(2026, 12, 21), Through = new LocalDate(2026, 12, 21) });

        // On a Saturday nothing has started: day 1 is the first day that runs.
        var saturday = new Story(Limited(AProcess().Clock().Start().User("report", due: "review day(2)")), anchor: "2026-12-19").PassTo("2026-12-21T10:00:00").Pause("2026-12-19", "2026-12-22");
        Due(saturday).Should().Be(new LocalDateTime(2026, 12, 24, 17, 0));
        saturday.Facts.OfType<ClockStopped>().Single().Should().BeEquivalentTo(new { Days = 2, LimitBefore = new LocalDateTime(2027, 1, 13, 17, 0), Limit = new LocalDateTime(2027, 1, 15, 17, 0) });
    }

    [Fact]
    public void A_date_given_by_hand_stays()
    {
        var story = Reports().MoveStep("report", "2026-12-30T17:00:00").Pause("2026-12-21", "2027-01-08");
        story.Facts.Should().ContainSingle().Which.Should().BeOfType<ClockStopped>();
        Due(story).Should().Be(new LocalDateTime(2026, 12, 30, 17, 0));
    }

    [Fact]
    public void A_second_delay_lies_on_top_of_the_first_and_each_ends_by_itself()
    {
        // Paused to 8 January, the limit is the 29th; five working days more, from the first that runs: the 11th to the 15th.
        var story = Reports().Pause("2026-12-21", "2027-01-08").Extend("2026-12-21", "2027-02-05");
        story.Facts.OfType<ClockStopped>().Single().Should().BeEquivalentTo(
            new { Number = 2, From = new LocalDate(2027, 1, 11), Through = new LocalDate(2027, 1, 15), LimitBefore = new LocalDateTime(2027, 1, 29, 17, 0), Limit = new LocalDateTime(2027, 2, 5, 17, 0) });
        Due(story).Should().Be(new LocalDateTime(2027, 1, 22, 17, 0));

        // Resumed from the 5th: four working days back.
        story.PassTo("2027-01-05T09:00:00").Resume("2027-01-05").Facts.OfType<ClockResumed>().Single().Limit.Should().Be(new LocalDateTime(2027, 2, 1, 17, 0));
        Due(story).Should().Be(new LocalDateTime(2027, 1, 18, 17, 0));
    }

    [Fact]
    public void More_time_that_would_run_into_a_pause_to_come_begins_after_it()
    {
        // Paused on the 23rd and 24th, the limit is the 15th of January; five working days more are 29 to 31 December, 4 and 5 January.
        var story = Reports().Pause("2026-12-23", "2026-12-24").Extend("2026-12-21", "2027-01-22");
        story.Facts.OfType<ClockStopped>().Single().Should().BeEquivalentTo(new { From = new LocalDate(2026, 12, 29), Through = new LocalDate(2027, 1, 5), Days = 5, Limit = new LocalDateTime(2027, 1, 22, 17, 0) });
        Due(story).Should().Be(new LocalDateTime(2027, 1, 8, 17, 0), "days 2 to 6 are the 21st, the 22nd and the 6th to the 8th");
        story.Resume("2026-12-24").Facts.OfType<ClockResumed>().Single().Limit.Should().Be(new LocalDateTime(2027, 1, 21, 17, 0), "the 24th counts again");
    }

    [Fact]
    public void A_day_that_two_delays_hold_is_left_out_once()
    {
        var story = Reports().Pause("2026-12-21", "2027-01-08").Pause("2027-01-05", "2027-01-12");
        story.Facts.OfType<ClockStopped>().Single().Limit.Should().Be(new LocalDateTime(2027, 2, 2, 17, 0), "the 11th and the 12th are left out besides");
    }

    [Fact]
    public void While_it_is_paused_a_corrected_anchor_and_a_late_holiday_are_counted_without_those_days()
    {
        // From Thursday the 17th: day 2 is the 18th, day 3 the 11th of January, day 6 the 14th.
        var corrected = Reports().Pause("2026-12-21", "2027-01-08").MoveAnchor("2026-12-17");
        Due(corrected).Should().Be(new LocalDateTime(2027, 1, 14, 17, 0));

        var story = Reports().Pause("2026-12-21", "2027-01-08").Announce("2027-01-06");
        story.Facts.Should().ContainSingle("it is left out already").Which.Should().BeOfType<BankHolidaysChanged>();
        story.Announce("2027-01-14");
        Due(story).Should().Be(new LocalDateTime(2027, 1, 18, 17, 0));
        story.Resume("2027-01-04");
        Due(story).Should().Be(new LocalDateTime(2027, 1, 11, 17, 0), "days 2 to 6 are the 4th, 5th, 7th, 8th and 11th, as the 6th is a holiday");
    }

    [Fact]
    public void A_pause_can_be_resumed_though_the_anchor_was_corrected_past_its_first_day()
    {
        var story = Reports().Pause("2026-12-21", "2027-01-08").PassTo("2026-12-23T10:00:00").MoveAnchor("2026-12-22").Resume("2027-01-04");
        story.Refusal.Should().BeNull();
        Due(story).Should().Be(new LocalDateTime(2027, 1, 8, 17, 0), "day 1 is the 22nd, days 2 to 6 the 4th to the 8th");
    }

    [Fact]
    public void A_relaxation_has_its_own_days_and_those_before_a_corrected_anchor_count_when_it_is_put_back()
    {
        var story = Reports().Relax("2026-12-01", "2026-12-22");
        story.Facts.OfType<ClockStopped>().Single().Should().BeEquivalentTo(new { From = new LocalDate(2026, 12, 1), Days = 2 }, "the 21st and the 22nd");
        story.MoveAnchor("2026-12-17");
        Due(story).Should().Be(new LocalDateTime(2026, 12, 31, 17, 0), "the 18th is left out too: days 2 to 6 are the 23rd, 24th and 29th to 31st");
        Reports().Relax("2026-11-02", "2026-12-18").Refusal!.Code.Should().Be("nothing-stops");
    }

    [Fact]
    public void What_would_fall_due_in_the_pause_by_the_time_of_its_opening_is_due_when_the_clock_runs_again()
    {
        const string ThreeHours = "now() + duration(\"PT3H\")";
        var story = Christmas(AProcess().Clock().Start().User("before").User("comments", due: ThreeHours).Boundary("closed", "comments", ThreeHours, TimerKind.Date));
        story.Complete("before").Pause("2026-12-21", "2027-01-08");
        Due(story).Should().Be(new LocalDateTime(2027, 1, 11, 13, 0));
        story.State.Timers.Values.Single().DueAt.Should().Be(Instant.FromUtc(2027, 1, 11, 13, 0));
        story.Resume("2026-12-22");
        Due(story).Should().Be(new LocalDateTime(2026, 12, 22, 13, 0));

        var opened = Christmas(AProcess().Clock().Start().User("before").User("comments", due: ThreeHours));
        opened.Pause("2026-12-21", "2027-01-08").Complete("before");
        Due(opened).Should().Be(new LocalDateTime(2027, 1, 11, 13, 0), "it was opened while the clock stands still");
    }

    [Fact]
    public void What_is_counted_backwards_from_a_fixed_day_goes_no_earlier_for_a_pause_before_it()
    {
        var story = Christmas(AProcess().Clock().Start().User("agenda", due: "working days before(date(\"2027-01-14\"), 2)")
            .Boundary("closed", "agenda", "working days before(date(\"2027-01-14\"), 2)", TimerKind.Date));
        story.Pause("2026-12-21", "2027-01-13").Facts.Should().ContainSingle().Which.Should().BeOfType<ClockStopped>();
        story.Resume("2027-01-04").Facts.Should().ContainSingle().Which.Should().BeOfType<ClockResumed>();
        Due(story).Should().Be(new LocalDateTime(2027, 1, 12, 17, 0));
    }

    [Fact]
    public void A_limit_of_months_is_moved_at_the_limit_alone()
    {
        // six months from 18 December: Friday 18 June 2027
        var built = AProcess().Clock().Start().User("report", due: Day6).Build();
        var story = new Story(built with { Clock = built.Clock! with { Limit = Feel("anchor + duration(\"P6M\")") } }, anchor: "2026-12-18").PassTo("2026-12-21T10:00:00");
        story.Extend("2026-12-21", "2027-06-25").Refusal.Should().Be(new Refusal(
            "target-out-of-reach", "Expected days left out from 2026-12-21 on to bring the limit, 2027-06-18 17:00, to 2027-06-25, but they bring it to 2027-06-18 17:00."));
        story.Extend("2027-06-18", "2027-06-25").Facts.OfType<ClockStopped>().Single().Limit.Should().Be(new LocalDateTime(2027, 6, 25, 17, 0));
    }

    [Fact]
    public void Another_version_goes_on_with_the_days_left_out()
    {
        var story = Reports().Pause("2026-12-21", "2027-01-08");
        story.Migrate(Limited(AProcess().Clock().Start().User("report", due: "review day(7, \"17:00\")").User("circulate", due: "review day(7, \"17:00\")")) with { Version = "version-2" });
        story.Refusal.Should().BeNull();
        Due(story).Should().Be(new LocalDateTime(2027, 1, 18, 17, 0));
    }
}
