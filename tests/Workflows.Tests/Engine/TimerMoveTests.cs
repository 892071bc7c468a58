using Reviews.Testing;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using static Reviews.Testing.Processes;

namespace Reviews.Workflows.Tests.Engine;

/// <summary>A timer put to another time by hand. The clock starts on Monday 23 November 2026, day 1, at 9am; the limit is day 15's evening.</summary>
public sealed class TimerMoveTests
{
    private const string Day8 = "review day(8, \"17:00\")";
    private const string Day9 = "review day(9, \"09:00\")";

    [Fact]
    public void It_goes_off_where_it_was_put_once_and_not_where_it_was()
    {
        var story = new Story(Closing());
        story.MoveTimer("closed", "2026-12-04T12:00:00");

        story.Facts.Should().Equal(new TimerPlanned(story.Now, 3, "closed", "boundaryEvent", 4, Instant.FromUtc(2026, 12, 3, 9, 0), Instant.FromUtc(2026, 12, 4, 12, 0)));
        story.PassTo("2026-12-04T11:59:59").Open.Should().Equal("report");
        story.PassTo("2026-12-05T12:00:00").All.OfType<TimerFired>().Should().ContainSingle().Which.At.Should().Be(Instant.FromUtc(2026, 12, 4, 12, 0));
        story.State.Status.Should().Be(ProcessStatus.Completed);
    }

    [Fact]
    public void Put_to_now_it_goes_off_as_soon_as_it_is_asked_to()
    {
        var story = new Story(Closing()).PassTo("2026-12-02T17:00:00");
        story.MoveTimer("closed", null).Refusal.Should().BeNull();
        story.Facts.Should().ContainSingle().Which.Should().BeOfType<TimerPlanned>().Which.To.Should().Be(story.Now);
        story.Open.Should().Equal("report");
        story.Pass(Duration.Zero).State.Status.Should().Be(ProcessStatus.Completed);
    }

    [Fact]
    public void What_was_put_by_hand_stays_when_anchor_bank_holidays_or_version_change()
    {
        var story = new Story(Closing());
        story.MoveTimer("closed", "2026-12-08T12:00:00").MoveAnchor("2026-11-24");
        story.Facts.OfType<DeadlineMoved>().Should().ContainSingle().Which.ElementId.Should().Be("report");
        story.Announce("2026-11-26").Facts.OfType<DeadlineMoved>().Should().NotContain(moved => moved.TimerId != null);
        story.Migrate(Limited(AProcess().Clock().Start().User("report", due: Day8).Boundary("closed", "report", "review day(11, \"09:00\")", TimerKind.Date)) with { Version = "version-2" });
        story.Refusal.Should().BeNull();
        story.State.Timers.Values.Should().ContainSingle().Which.DueAt.Should().Be(Instant.FromUtc(2026, 12, 8, 12, 0));
    }

    // Paused from day 7, Tuesday 1 December: its day 8 is Wednesday 16 December then, ten working days on.
    [Fact]
    public void Where_its_step_goes_past_it_it_goes_as_long_after_and_nobody_is_closed_out_in_the_pause()
    {
        var story = new Story(Closing());
        story.MoveTimer("closed", "2026-12-03T12:00:00").Pause("2026-12-01", "2026-12-14").Refusal.Should().BeNull();

        story.Facts.OfType<DeadlineMoved>().Select(moved => (moved.ElementId, moved.Due)).Should().Equal(
            ("report", new LocalDateTime(2026, 12, 16, 17, 0)), ("closed", new LocalDateTime(2026, 12, 17, 12, 0)));
        story.State.Timers.Values.Single().IsByHand.Should().BeTrue("it was");
        story.PassTo("2026-12-16T17:00:00").Open.Should().Equal("report");
        story.PassTo("2026-12-17T12:00:00").Open.Should().BeEmpty();
    }

    [Fact]
    public void Nor_is_anybody_by_another_anchor_or_a_bank_holiday()
    {
        var corrected = new Story(Closing()).MoveTimer("closed", "2026-12-02T17:00:00").MoveAnchor("2026-11-25");
        corrected.State.Timers.Values.Single().DueAt.Should().Be(Instant.FromUtc(2026, 12, 4, 17, 0), "the step is due then");
        // The step goes to Thursday the 3rd at 5pm, five hours past what closes it 19 hours after the step was due.
        var announced = new Story(Closing()).MoveTimer("closed", "2026-12-03T12:00:00").Announce("2026-12-01");
        announced.State.Timers.Values.Single().DueAt.Should().Be(Instant.FromUtc(2026, 12, 4, 12, 0));
    }

    // Eight days left out: the step is due on Monday 14 December, an hour after it; the limit is Thursday the 24th.
    [Fact]
    public void It_goes_no_further_than_the_limit()
    {
        var story = new Story(Closing()).MoveTimer("closed", "2026-12-14T16:00:00").Pause("2026-12-01", "2026-12-10");
        story.Facts.OfType<DeadlineMoved>().Last().Should().Match<DeadlineMoved>(moved => moved.ElementId == "closed" && moved.Due == new LocalDateTime(2026, 12, 24, 17, 0));
    }

    [Fact]
    public void A_step_that_may_still_open_keeps_the_date_it_was_given_and_one_that_is_over_holds_up_nothing()
    {
        ProcessDefinition process = Limited(AProcess().Clock().Start()
            .Sub("work", inside => inside.Start("in").User("first", due: "review day(3)").User("second", due: "review day(5)").End("out")).Boundary("closed", "work", Day9, TimerKind.Date));
        new Story(process).MoveStep("second", "2026-12-01T17:00:00").MoveTimer("closed", "2026-11-30T09:00:00").Refusal.Should().Be(
            new Refusal("due-later", "Expected a time by when \"second\" is due, 2026-12-01 17:00, but 2026-11-30 09:00 is before it."));
        new Story(process).MoveStep("first", "2026-12-01T17:00:00").Complete("first").MoveTimer("closed", "2026-11-30T09:00:00").Refusal.Should().BeNull();
    }

    [Fact]
    public void A_version_in_which_it_is_another_kind_of_timer_leaves_it_where_it_was_put_and_knows_that_it_was()
    {
        var story = new Story(Limited(AProcess().Clock().Start().User("report", due: Day8).Boundary("told", "report", Day9, TimerKind.Date, interrupting: false)));
        story.MoveTimer("told", "2026-12-04T12:00:00");
        story.Migrate(Limited(AProcess().Clock().Start().User("report", due: Day8).Boundary("told", "report", Day9, TimerKind.Date)) with { Version = "version-2" });
        story.Refusal.Should().BeNull();
        story.MoveAnchor("2026-11-24");

        var timer = story.State.Timers.Values.Should().ContainSingle().Subject;
        (timer.DueAt, timer.Interrupting, timer.IsByHand).Should().Be((Instant.FromUtc(2026, 12, 4, 12, 0), true, true));
    }

    [Fact]
    public void One_that_repeats_goes_on_from_where_it_was_put()
    {
        var story = new Story(AProcess().Start().User("a").Boundary("nudge", "a", "\"R3/P1D\"", TimerKind.Cycle, interrupting: false).Manual("told").Build());
        story.MoveTimer("nudge", "2026-11-24T12:00:00").PassTo("2026-11-25T12:00:00");

        story.All.OfType<TimerFired>().Select(fired => fired.At).Should().Equal(Instant.FromUtc(2026, 11, 24, 12, 0), Instant.FromUtc(2026, 11, 25, 12, 0));
        story.All.OfType<TimerArmed>().Last().Cycle.Should().Be(new TimerCycle(0, "P1D"));
        story.State.Timers.Values.Single().IsByHand.Should().BeFalse("only the one was put by hand");
    }

    [Theory]
    [InlineData("2026-12-02T16:59:00", "due-later", "Expected a time by when \"report\" is due, 2026-12-02 17:00, but 2026-12-02 16:59 is before it.")]
    [InlineData("2026-12-14T17:01:00", "beyond-limit", "Expected a time by the process's own limit, 2026-12-14 17:00, but 2026-12-14 17:01 is after it.")]
    [InlineData("2026-11-23T08:59:00", "date-past", "Expected a time to come, but 2026-11-23 08:59 is before 2026-11-23 09:00.")]
    [InlineData("2026-12-03T09:00:00", "nothing-moves", "Expected another time, but \"closed\" is to go off at 2026-12-03 09:00 already.")]
    public void Where_it_cannot_be_put_it_is_refused_and_nothing_moves(string to, string code, string sentence)
    {
        var story = new Story(Closing());
        story.MoveTimer("closed", to).Refusal.Should().Be(new Refusal(code, sentence));
        story.Facts.Should().BeEmpty();
    }

    [Theory]
    [InlineData("2026-12-02T17:00:00")]
    [InlineData("2026-12-14T17:00:00")]
    public void From_when_the_step_is_due_up_to_the_limit_it_may_be_put(string to) => new Story(Closing()).MoveTimer("closed", to).Refusal.Should().BeNull();

    [Fact]
    public void One_around_several_steps_closes_none_of_them_before_it_is_due()
    {
        var story = new Story(Limited(AProcess().Clock().Start()
            .Sub("work", inside => inside.Start("in").User("first", due: "review day(3)").User("second", due: "review day(5)").End("out")).Boundary("closed", "work", Day9, TimerKind.Date)));
        story.MoveTimer("closed", null).Refusal!.Code.Should().Be("due-later");
        story.Complete("first").MoveTimer("closed", "2026-11-26T09:00:00").Refusal.Should().Be(
            new Refusal("due-later", "Expected a time by when \"second\" is due, 2026-11-27 17:00, but 2026-11-26 09:00 is before it."));
    }

    [Fact]
    public void One_that_hangs_on_a_step_s_date_goes_where_that_goes_and_only_there_until_nobody_has_the_step()
    {
        var story = new Story(Limited(AProcess().Clock().Start().Parallel("fork").User("report", due: Day8).From("fork").Timer("circulate", Day8, TimerKind.Date).User("read")));
        story.MoveTimer("circulate", "2026-12-03T09:00:00").Refusal.Should().Be(
            new Refusal("moves-with-step", "Expected a timer with a time of its own, but \"circulate\" goes off when \"report\" is due, and moves with that."));
        story.MoveTimer("circulate", null).Refusal!.Code.Should().Be("due-later", "somebody has the step and has the time until then");
        story.Complete("report").MoveTimer("circulate", null).Refusal.Should().BeNull();
        story.Pass(Duration.Zero).Open.Should().Equal("read");
    }

    [Fact]
    public void One_that_has_gone_off_or_is_about_to_is_moved_no_more()
    {
        var story = new Story(Closing());
        var id = story.State.Timers.Keys.Single();
        story.Do(new TimerMoved(Instant.FromUtc(2026, 12, 3, 9, 0), id, Instant.FromUtc(2026, 12, 4, 9, 0))).Refusal!.Code.Should().Be("timer-due");
        story.Do(new TimerDue(Instant.FromUtc(2026, 12, 3, 9, 0), id));
        story.Do(new TimerMoved(story.Now, id, Instant.FromUtc(2026, 12, 4, 9, 0))).Refusal!.Code.Should().Be("not-running");
        new Story(Closing()).MoveTimer("none", null).Refusal!.Code.Should().Be("timer-not-armed");
    }

    [Fact]
    public void After_the_limit_any_time_to_come_will_do()
    {
        var story = new Story(Limited(AProcess().Clock().Start().User("report").Boundary("told", "report", "duration(\"P40D\")", interrupting: false)));
        story.PassTo("2026-12-14T17:00:00").MoveTimer("told", "2027-02-01T09:00:00").Refusal.Should().BeNull();
    }

    private static ProcessDefinition Closing() =>
        Limited(AProcess().Clock().Start().User("report", due: Day8).Boundary("closed", "report", Day9, TimerKind.Date));

    private static ProcessDefinition Limited(ProcessBuilder process)
    {
        var built = process.Build();
        return built with { Clock = built.Clock! with { Limit = Feel("working days after(anchor, 15)") } };
    }
}
