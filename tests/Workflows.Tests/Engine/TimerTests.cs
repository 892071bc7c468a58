using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using static Reviews.Testing.Processes;

namespace Reviews.Workflows.Tests.Engine;

public sealed class TimerTests
{
    [Fact]
    public void An_intermediate_timer_holds_the_token_until_its_instant()
    {
        var story = new Story(AProcess().Start().Timer("wait", "duration(\"PT2H\")").User("after").Build());
        story.Pass(Duration.FromMinutes(119)).Open.Should().BeEmpty();
        story.Pass(Duration.FromMinutes(1)).Open.Should().Equal("after");
    }

    [Fact]
    public void A_timer_does_not_fire_before_its_instant()
    {
        var story = new Story(AProcess().Start().Timer("wait", "duration(\"PT2H\")").Build());
        story.Do(new TimerDue(story.Now + Duration.FromHours(1), story.State.Timers.Keys.Single()));
        story.Refusal!.Code.Should().Be("timer-not-due");
    }

    [Fact]
    public void An_interrupting_timer_ends_the_task_and_all_within_and_goes_its_own_way()
    {
        var story = new Story(AProcess().Start()
            .Sub("work", s => s.Start("in").Parallel("fork").User("a").From("fork").Service("b").From("fork").Timer("c", "duration(\"P9D\")"))
            .User("done").Boundary("late", "work", "duration(\"P1D\")").User("chase").Build());
        story.Pass(Duration.FromDays(1));
        story.Open.Should().Equal("chase");
        story.State.OpenJobs.Should().BeEmpty();
        story.State.Timers.Should().BeEmpty();
        story.State.Instances.Values.Select(i => i.ElementId).Should().Equal("process", "chase");
    }

    [Fact]
    public void A_task_is_closed_by_what_interrupts_it_or_a_scope_around_it_and_by_no_other_timer()
    {
        var story = new Story(AProcess().Start()
            .Sub("work", s => s.Start("in").User("a").User("b")
                .Boundary("nudge", "a", "duration(\"PT1H\")", interrupting: false).User("remind")
                .Boundary("soon", "a", "duration(\"PT2H\")").User("instead"))
            .User("done").Boundary("late", "work", "duration(\"P1D\")").User("chase").Build());
        var task = story.State.OpenTasks.Single();
        story.State.ClosingTimers(task.Id).Select(timer => timer.ElementId).Should().Equal("soon", "late");
    }

    [Fact]
    public void A_timer_that_does_not_interrupt_leaves_the_task_open()
    {
        var story = new Story(AProcess().Start().User("work").User("done")
            .Boundary("nudge", "work", "duration(\"P1D\")", interrupting: false).User("remind").Build());
        story.Pass(Duration.FromDays(3));
        story.Open.Should().Equal("work", "remind");
        story.Complete("work");
        story.Open.Should().Equal("remind", "done");
    }

    [Theory]
    [InlineData("\"R3/PT10M\"", 3)]
    [InlineData("\"R1/PT10M\"", 1)]
    [InlineData("\"R/PT10M\"", 6)]
    [InlineData("duration(\"PT20M\")", 3)]
    [InlineData("\"R3/2026-11-23T09:30:00/PT10M\"", 3)]
    public void A_cycle_fires_as_often_as_it_says(string cycle, int withinAnHour)
    {
        var story = new Story(AProcess().Start().User("work")
            .Boundary("nudge", "work", cycle, TimerKind.Cycle, interrupting: false).Manual("remind").Build());
        story.Pass(Duration.FromHours(1));
        story.All.OfType<TimerFired>().Count().Should().Be(withinAnHour);
    }

    [Fact]
    public void A_cycle_missed_while_nobody_looked_fires_once_and_keeps_its_beat()
    {
        var story = new Story(AProcess().Start().User("work")
            .Boundary("nudge", "work", "\"R/PT10M\"", TimerKind.Cycle, interrupting: false).Manual("remind").Build());
        var start = story.Now;
        story.Do(new TimerDue(start + Duration.FromMinutes(35), story.State.Timers.Keys.Single()));
        story.State.Timers.Values.Single().DueAt.Should().Be(start + Duration.FromMinutes(40));
    }

    [Fact]
    public void A_firing_that_is_looked_at_late_counts_from_its_own_instant_and_passes_over_what_was_missed()
    {
        var story = new Story(AProcess().Start().User("work")
            .Boundary("nudge", "work", "\"R/PT10M\"", TimerKind.Cycle, interrupting: false).Timer("soon", "duration(\"PT1M\")").Build());
        var start = story.Now;
        story.Do(new TimerDue(start + Duration.FromMinutes(10), story.State.Timers.Keys.Single()) { SeenAt = start + Duration.FromMinutes(35) });
        story.Facts.Should().OnlyContain(f => f.At == start + Duration.FromMinutes(10));
        story.State.Timers.Values.Should().BeEquivalentTo([new { ElementId = "nudge", DueAt = start + Duration.FromMinutes(40) }, new { ElementId = "soon", DueAt = start + Duration.FromMinutes(11) }]);
    }

    [Theory]
    [InlineData("\"R0/PT10M\"")]
    [InlineData("\"R3/PT0S\"")]
    [InlineData("\"every day\"")]
    public void A_cycle_that_would_never_or_always_fire_is_an_incident(string cycle) =>
        new Story(AProcess().Start().User("work").Boundary("nudge", "work", cycle, TimerKind.Cycle, interrupting: false).Build())
            .State.Incidents.Single().Incident!.Code.Should().Be("timer-invalid");

    [Fact]
    public void A_date_already_past_is_armed_with_that_date_and_due_at_once()
    {
        var story = new Story(AProcess().Start().Timer("wait", "date and time(\"2026-11-01T09:00:00\")", TimerKind.Date).User("after").Build());
        story.State.Timers.Values.Single().DueAt.Should().Be(Instant.FromUtc(2026, 11, 1, 9, 0));
        story.Pass(Duration.Zero).Open.Should().Equal("after");
    }

    [Fact]
    public void Months_are_counted_on_the_calendar()
    {
        var story = new Story(AProcess().Start().Timer("wait", "duration(\"P6M\")").Build());
        // given 09:00 GMT in November, six months on is 09:00 BST in May
        story.State.Timers.Values.Single().DueAt.Should().Be(Instant.FromUtc(2027, 5, 23, 8, 0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_a_timer_and_a_completion_at_the_same_instant_the_first_wins_and_the_other_is_refused(bool timerFirst)
    {
        var story = new Story(AProcess().Start().User("work").User("done").Boundary("late", "work", "duration(\"P1D\")").User("chase").Build());
        var at = story.Now + Duration.FromDays(1);
        var due = new TimerDue(at, story.State.Timers.Keys.Single());
        var submitted = new TaskSubmitted(at, story.State.OpenTasks.Single().Id, Story.Context("{}"));
        story.Do(timerFirst ? due : submitted).Refusal.Should().BeNull();
        story.Do(timerFirst ? submitted : due).Refusal!.Code.Should().Be(timerFirst ? "task-not-open" : "timer-not-armed");
        story.Open.Should().Equal(timerFirst ? "chase" : "done");
    }

    [Fact]
    public void A_timer_that_has_fired_does_nothing_a_second_time()
    {
        var story = new Story(AProcess().Start().Timer("wait", "duration(\"PT2H\")").User("after").Build());
        var timer = story.State.Timers.Keys.Single();
        story.Pass(Duration.FromHours(2)).Do(new TimerDue(story.Now, timer));
        story.Refusal!.Code.Should().Be("timer-not-armed");
    }

    [Fact]
    public void A_timer_that_cannot_be_reckoned_arms_none_of_the_others_until_it_is_mended()
    {
        var story = new Story(AProcess().Start().User("work")
            .Boundary("first", "work", "duration(\"P1D\")", interrupting: false).Boundary("second", "work", "deadline", TimerKind.Date).Build());
        story.State.Timers.Should().BeEmpty();
        story.Settle("work", Settlement.Retry, "{deadline: date(\"2026-12-01\")}");
        story.State.Timers.Values.Select(t => t.ElementId).Should().Equal("first", "second");
        story.Open.Should().Equal("work");
    }

    [Fact]
    public void A_beat_that_falls_on_the_very_moment_is_not_passed_over()
    {
        var story = new Story(AProcess().Start().User("work")
            .Boundary("nudge", "work", "\"R/PT10M\"", TimerKind.Cycle, interrupting: false).Manual("remind")
            .Boundary("monthly", "work", "\"R/P1M\"", TimerKind.Cycle, interrupting: false).Manual("report").Build());
        var (nudge, monthly) = (story.State.Timers.Values.First(), story.State.Timers.Values.Last());
        story.Do(new TimerDue(nudge.DueAt + Duration.FromMinutes(10), nudge.Id));
        story.State.Timers.Values.Single(t => t.ElementId == "nudge").DueAt.Should().Be(nudge.DueAt + Duration.FromMinutes(10));
        story.Do(new TimerDue(Instant.FromUtc(2027, 1, 23, 9, 0), monthly.Id));
        story.State.Timers.Values.Single(t => t.ElementId == "monthly").DueAt.Should().Be(Instant.FromUtc(2027, 1, 23, 9, 0));
    }

    [Fact]
    public void A_timer_beyond_the_end_of_the_calendar_is_an_incident_that_says_so() =>
        new Story(AProcess().Start().Timer("wait", "duration(\"P9000Y\")").Build()).State.Incidents.Single().Incident!
            .Message.Should().Be("The timer \"wait\" cannot be set: duration(\"P9000Y\") lies beyond the end of the calendar.");

    [Fact]
    public void Of_two_timers_that_close_a_task_at_once_the_first_armed_comes_first()
    {
        var story = new Story(AProcess().Start().User("a")
            .Boundary("one", "a", "duration(\"PT2H\")").Boundary("two", "a", "duration(\"PT2H\")").Build());
        story.State.ClosingTimers(story.State.OpenTasks.Single().Id).Select(timer => timer.ElementId).Should().Equal("one", "two");
    }

    [Fact]
    public void Tokens_that_wait_for_others_go_with_the_scope_they_wait_in()
    {
        var story = new Story(AProcess().Start()
            .Sub("work", s => s.Start("in").Parallel("fork").Manual("quick").Parallel("join").End("out").From("fork").User("slow").To("join"))
            .Boundary("late", "work", "duration(\"P1D\")").User("chase").Build());
        story.State.Tokens.Should().ContainSingle();
        story.Pass(Duration.FromDays(1));
        story.Facts.OfType<TokensDropped>().Should().ContainSingle();
        story.State.Tokens.Should().BeEmpty();
    }
}
