using Reviews.Testing;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using static Reviews.Testing.Processes;

namespace Reviews.Workflows.Tests.Engine;

/// <summary>A step given another date by hand. The clock starts on Monday 23 November 2026, day 1, at 9am; the limit is day 15's evening.</summary>
public sealed class StepMoveTests
{
    private const string Day8 = "review day(8, \"17:00\")";

    [Fact]
    public void An_open_step_goes_where_it_is_moved_and_says_where_it_was()
    {
        var story = new Story(Limited(AProcess().Clock().Start().User("panel", due: Day8, followUp: "review day(8, \"09:00\")")));
        story.MoveStep("panel", "2026-12-03T17:00:00");

        story.Facts.Should().Equal(
            new StepPlanned(story.Now, "panel", "userTask", new LocalDateTime(2026, 12, 2, 17, 0), new LocalDateTime(2026, 12, 3, 17, 0)),
            new DeadlineMoved(
                story.Now, 3, "panel", "userTask", null, Instant.FromUtc(2026, 12, 2, 17, 0), Instant.FromUtc(2026, 12, 3, 17, 0),
                new LocalDateTime(2026, 12, 3, 17, 0), Instant.FromUtc(2026, 12, 2, 9, 0)));
    }

    [Fact]
    public void A_step_to_come_is_due_by_the_definition_first_and_then_where_it_was_moved_to()
    {
        var story = new Story(Limited(AProcess().Clock().Start().User("before").User("panel", due: Day8)));
        story.MoveStep("panel", "2026-12-03T12:00:00");
        story.Facts.Should().Equal(new StepPlanned(story.Now, "panel", "userTask", null, new LocalDateTime(2026, 12, 3, 12, 0)));
        story.Complete("before");

        story.Facts.OfType<DeadlineSet>().Single().Due.Should().Be(new LocalDateTime(2026, 12, 2, 17, 0));
        story.Facts.OfType<DeadlineMoved>().Single().Due.Should().Be(new LocalDateTime(2026, 12, 3, 12, 0));
    }

    [Fact]
    public void A_date_given_by_hand_that_is_past_when_the_step_opens_counts_no_more()
    {
        var story = new Story(Limited(AProcess().Clock().Start().User("before").User("panel", due: Day8)));
        story.MoveStep("panel", "2026-11-25T12:00:00").PassTo("2026-11-25T12:00:00").Complete("before");

        story.Facts.OfType<DeadlineMoved>().Should().BeEmpty();
        story.State.OpenTasks.Single().Task!.Due.Should().Be(new LocalDateTime(2026, 12, 2, 17, 0));
    }

    [Fact]
    public void A_step_that_opens_after_the_date_it_was_given_keeps_that_where_it_is_the_later_one()
    {
        var story = new Story(Limited(AProcess().Clock().Start().User("before").User("panel", due: Day8).Boundary("closed", "panel", Day8, TimerKind.Date, interrupting: false)));
        story.MoveStep("panel", "2026-12-03T17:00:00").PassTo("2026-12-04T09:00:00").Complete("before");

        story.State.OpenTasks.Single(task => task.ElementId == "panel").Task!.Due.Should().Be(new LocalDateTime(2026, 12, 3, 17, 0));
        story.State.Timers.Values.Single().DueAt.Should().Be(Instant.FromUtc(2026, 12, 3, 17, 0));
        story.MoveAnchor("2026-11-20").Facts.Should().ContainSingle("what was given by hand stays, past or not").Which.Should().BeOfType<AnchorCorrected>();
    }

    [Theory]
    [InlineData("2026-12-03T09:00:00", null)]
    [InlineData("2026-12-03T09:01:00", "closed-before")]
    public void No_step_is_moved_past_what_closes_it(string to, string? code)
    {
        // given one timer around the step, and one on another that is not open yet
        foreach (var process in new[]
        {
            AProcess().Clock().Start().Sub("reports", inside => inside.Start("in").User("panel", due: Day8).End("out")).Boundary("closed", "reports", "review day(9, \"09:00\")", TimerKind.Date),
            AProcess().Clock().Start().User("before").User("panel", due: Day8).Boundary("closed", "panel", "review day(9, \"09:00\")", TimerKind.Date),
        })
        {
            (new Story(Limited(process)).MoveStep("panel", to).Refusal?.Code).Should().Be(code);
        }
    }

    [Fact]
    public void After_the_limit_any_date_to_come_will_do()
    {
        var story = new Story(Limited(AProcess().Clock().Start().User("panel", due: Day8)));
        story.PassTo("2026-12-14T17:00:00").MoveStep("panel", "2026-12-16T17:00:00").Refusal.Should().BeNull();
    }

    [Fact]
    public void In_another_version_a_timer_that_was_put_to_a_date_by_hand_keeps_it_with_its_step()
    {
        var story = new Story(Limited(AProcess().Clock().Start().User("panel", due: Day8).Boundary("closed", "panel", Day8, TimerKind.Date)));
        story.MoveStep("panel", "2026-12-04T17:00:00");
        story.Migrate(Limited(AProcess().Clock().Start().User("panel", due: "review day(8, \"12:00\")").Boundary("closed", "panel", "review day(8, \"13:00\")", TimerKind.Date)) with { Version = "version-2" });

        story.Refusal.Should().BeNull();
        story.State.OpenTasks.Single().Task!.Due.Should().Be(new LocalDateTime(2026, 12, 4, 17, 0));
        story.State.Timers.Values.Single().DueAt.Should().Be(Instant.FromUtc(2026, 12, 4, 17, 0));
    }

    [Fact]
    public void What_closes_the_step_in_the_same_words_goes_with_it_and_nothing_else_does()
    {
        // given three agencies' reports, each closed at its due time, a timer beside them by the same words, one by others,
        // and one by the same words on another step
        var story = new Story(Limited(AProcess().Clock().Start().Parallel("fork")
            .Sub("reports", inside => inside.Start("in").User("report", due: Day8).End("out")).Boundary("closed", "reports", Day8, TimerKind.Date)
            .From("fork").Timer("circulate", Day8, TimerKind.Date).User("read")
            .From("fork").Timer("panel", "review day(8, \"09:00\")", TimerKind.Date)
            .From("fork").User("other").Boundary("elsewhere", "other", Day8, TimerKind.Date)));
        story.MoveStep("report", "2026-12-03T17:00:00");

        story.Facts.OfType<DeadlineMoved>().Select(moved => moved.ElementId).Should().BeEquivalentTo("report", "closed", "circulate");
        story.PassTo("2026-12-02T17:00:00").Open.Should().BeEquivalentTo("report");
        story.PassTo("2026-12-03T17:00:00").Open.Should().Equal("read");
    }

    [Fact]
    public void A_timer_that_is_armed_later_goes_with_the_step_too()
    {
        var story = new Story(Limited(AProcess().Clock().Start().User("before").User("report", due: Day8).Boundary("closed", "report", Day8, TimerKind.Date)));
        story.MoveStep("report", "2026-12-03T17:00:00").Complete("before");

        story.State.Timers.Values.Single().DueAt.Should().Be(Instant.FromUtc(2026, 12, 3, 17, 0));
    }

    [Fact]
    public void All_tasks_of_a_repeated_step_go_together()
    {
        var story = new Story(Limited(AProcess().Clock().Start().User("report", due: Day8).ForEach("agencies", "agency")), "{agencies: [\"health\", \"police\"]}");
        story.MoveStep("report", "2026-12-03T17:00:00");

        story.State.OpenTasks.Select(task => task.Task!.Due).Should().Equal(new LocalDateTime(2026, 12, 3, 17, 0), new LocalDateTime(2026, 12, 3, 17, 0));
    }

    [Fact]
    public void Neither_a_corrected_anchor_nor_a_new_bank_holiday_takes_back_what_was_moved_by_hand()
    {
        var story = new Story(Limited(AProcess().Clock().Start().User("panel", due: Day8).Boundary("closed", "panel", Day8, TimerKind.Date)));
        story.MoveStep("panel", "2026-12-03T17:00:00").MoveAnchor("2026-11-24");
        story.Facts.Should().ContainSingle().Which.Should().BeOfType<AnchorCorrected>();
        story.Announce("2026-11-26");
        story.Facts.Should().ContainSingle().Which.Should().BeOfType<BankHolidaysChanged>();
    }

    [Fact]
    public void The_process_goes_to_another_version_with_the_dates_given_by_hand()
    {
        var old = Limited(AProcess().Clock().Start().User("before").User("panel", due: Day8));
        var story = new Story(old).MoveStep("panel", "2026-12-03T17:00:00");
        story.Migrate(Limited(AProcess().Clock().Start().User("before").User("meeting", due: "review day(9, \"17:00\")")) with { Version = "version-2" }, "panel>meeting");
        story.Refusal.Should().BeNull();
        story.Complete("before");

        story.State.OpenTasks.Single().Task!.Due.Should().Be(new LocalDateTime(2026, 12, 3, 17, 0));
    }

    [Fact]
    public void Up_to_the_limit_it_may_be_moved_and_no_further()
    {
        var story = new Story(Limited(AProcess().Clock().Start().User("panel", due: Day8)));
        story.MoveStep("panel", "2026-12-14T17:00:01").Refusal.Should().Be(
            new Refusal("beyond-limit", "Expected a date by the process's own limit, 2026-12-14 17:00, but 2026-12-14 17:00 is after it."));
        story.MoveStep("panel", "2026-12-14T17:00:00").Refusal.Should().BeNull();
    }

    [Fact]
    public void Put_back_it_is_due_by_the_definition_again_with_what_closes_it_and_moves_with_the_clock_as_before()
    {
        var story = new Story(Limited(AProcess().Clock().Start().User("panel", due: Day8, followUp: "review day(8, \"09:00\")").Boundary("closed", "panel", Day8, TimerKind.Date)));
        story.MoveStep("panel", "2026-12-04T17:00:00").PutBack("panel");

        story.Facts.Should().Equal(
            new StepUnplanned(story.Now, "panel", "userTask", new LocalDateTime(2026, 12, 4, 17, 0), new LocalDateTime(2026, 12, 2, 17, 0)),
            new DeadlineMoved(
                story.Now, 3, "panel", "userTask", null, Instant.FromUtc(2026, 12, 4, 17, 0), Instant.FromUtc(2026, 12, 2, 17, 0), new LocalDateTime(2026, 12, 2, 17, 0), Instant.FromUtc(2026, 12, 2, 9, 0)),
            new DeadlineMoved(story.Now, 3, "closed", "boundaryEvent", 4, Instant.FromUtc(2026, 12, 4, 17, 0), Instant.FromUtc(2026, 12, 2, 17, 0), new LocalDateTime(2026, 12, 2, 17, 0)));
        story.State.Planned.Should().BeEmpty();
        story.PutBack("panel").Refusal.Should().Be(new Refusal("step-not-moved", "Expected a step that was given a date by hand, but \"panel\" was given none."));
        story.MoveAnchor("2026-11-24").Facts.OfType<DeadlineMoved>().Select(moved => moved.ElementId).Should().Equal("panel", "closed");
    }

    [Fact]
    public void Put_back_before_it_opens_it_opens_by_the_definition()
    {
        var story = new Story(Limited(AProcess().Clock().Start().User("before").User("panel", due: Day8)));
        story.MoveStep("panel", "2026-12-03T12:00:00").PutBack("panel").Facts.Should().Equal(
            new StepUnplanned(story.Now, "panel", "userTask", new LocalDateTime(2026, 12, 3, 12, 0), new LocalDateTime(2026, 12, 2, 17, 0)));
        story.Complete("before").Facts.OfType<DeadlineMoved>().Should().BeEmpty();
        story.State.OpenTasks.Single().Task!.Due.Should().Be(new LocalDateTime(2026, 12, 2, 17, 0));
    }

    [Fact]
    public void It_is_not_put_back_to_a_date_that_is_past()
    {
        var story = new Story(Limited(AProcess().Clock().Start().User("panel", due: Day8)));
        story.MoveStep("panel", "2026-12-04T17:00:00").PassTo("2026-12-02T17:00:00").PutBack("panel").Refusal.Should().Be(
            new Refusal("date-past", "Expected a date to come, but by the process \"panel\" was due at 2026-12-02 17:00."));
        story.State.Planned.Should().HaveCount(1);
    }

    [Theory]
    [InlineData("panel", "2026-11-23T09:00:00", "date-past", "Expected a date to come, but 2026-11-23 09:00 is not after 2026-11-23 09:00.")]
    [InlineData("panel", "2026-12-02T17:00:00", "nothing-moves", "Expected another date, but \"panel\" is due at 2026-12-02 17:00 already.")]
    [InlineData("dateless", "2026-12-02T17:00:00", "step-without-date", "Expected a person's step with a due date, but \"dateless\" is none of \"process\".")]
    [InlineData("start", "2026-12-02T17:00:00", "step-without-date", "Expected a person's step with a due date, but \"start\" is none of \"process\".")]
    [InlineData("nothing", "2026-12-02T17:00:00", "step-without-date", "Expected a person's step with a due date, but \"nothing\" is none of \"process\".")]
    public void What_cannot_be_is_refused_and_nothing_moves(string step, string to, string code, string sentence)
    {
        var story = new Story(Limited(AProcess().Clock().Start().Parallel("fork").User("panel", due: Day8).From("fork").User("dateless")));
        story.MoveStep(step, to).Refusal.Should().Be(new Refusal(code, sentence));
        story.Facts.Should().BeEmpty();
    }

    [Fact]
    public void A_process_without_a_limit_takes_any_date_to_come()
    {
        var story = new Story(AProcess().Start().User("a", due: "now() + duration(\"P1D\")").Build());
        story.MoveStep("a", "2030-01-01T12:00:00").Refusal.Should().BeNull();
    }

    private static ProcessDefinition Limited(ProcessBuilder process)
    {
        var built = process.Build();
        return built with { Clock = built.Clock! with { Limit = Feel("working days after(anchor, 15)") } };
    }
}
