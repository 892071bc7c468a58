using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using static Reviews.Testing.Processes;
using static Reviews.Workflows.Tests.Engine.Migration.MigrationTests;

namespace Reviews.Workflows.Tests.Engine.Migration;

/// <summary>Only a date whose rule reads otherwise moves; every other keeps its instant exactly.</summary>
public sealed class MovedDatesTests
{
    [Fact]
    public void A_due_date_moves_where_its_rule_is_another_and_no_other_does()
    {
        var drawn = AProcess().Clock().Start().Parallel("both").User("a", due: "review day(6)").End().From("both").User("b", due: "review day(6)").To("end");
        var story = new Story(drawn.Build());
        var b = story.State.OpenTasks.Single(t => t.ElementId == "b").Task;
        story.Migrate(Second(AProcess().Clock().Start().Parallel("both").User("a", due: "review day(8, \"12:00\")").End().From("both").User("b", due: "review day(6)").To("end")));

        var moved = story.Facts.OfType<DeadlineMoved>().Should().ContainSingle().Subject;
        (moved.ElementId, moved.Due).Should().Be(("a", new LocalDateTime(2026, 12, 2, 12, 0)));
        story.Facts.OfType<TaskChanged>().Should().ContainSingle(c => c.DueRule == "review day(8, \"12:00\")");
        story.State.OpenTasks.Single(t => t.ElementId == "b").Task.Should().Be(b);
    }

    [Fact]
    public void A_date_counted_from_when_it_was_set_is_counted_from_there_still()
    {
        var story = new Story(AProcess().Start().User("a", due: "now() + duration(\"P2D\")").End().Build()).Pass(Duration.FromDays(1));
        story.Migrate(Second(AProcess().Start().User("a", due: "now() + duration(\"P5D\")").End()));
        story.State.OpenTasks.Single().Task!.Due.Should().Be(new LocalDateTime(2026, 11, 28, 9, 0));
    }

    [Fact]
    public void A_date_whose_rule_reads_a_variable_that_changed_since_stays()
    {
        var drawn = AProcess().Start().User("a", due: "by").End();
        var story = new Story(drawn.Build(), "{by: \"2026-12-01\"}");
        story.Do(new VariablesCorrected(story.Now, ProcessState.RootId, Story.Context("{by: \"2026-12-09\"}")));
        story.Migrate(Second(AProcess().Start().User("a", due: "by", followUp: "\"2026-11-30\"").End()));
        story.State.OpenTasks.Single().Task!.Due.Should().Be(new LocalDateTime(2026, 12, 1, 17, 0));
    }

    [Fact]
    public void Another_clock_moves_what_is_counted_by_it()
    {
        var story = new Story(AProcess().Clock(firstDay: 1).Start().User("a", due: "review day(6)").Boundary("closed", "a", "review day(8)", TimerKind.Date).End().Build());
        story.Migrate(Second(AProcess().Clock(firstDay: 0).Start().User("a", due: "review day(6)").Boundary("closed", "a", "review day(8)", TimerKind.Date).End()));
        story.Facts.OfType<DeadlineMoved>().Select(m => m.Due).Should().BeEquivalentTo([new LocalDateTime(2026, 12, 1, 17, 0), new LocalDateTime(2026, 12, 3, 17, 0)]);
    }

    [Fact]
    public void A_task_that_had_no_due_date_is_given_one()
    {
        var story = new Story(AProcess().Start().User("a").End().Build()).Pass(Duration.FromHours(3));
        story.Migrate(Second(AProcess().Start().User("a", due: "now() + duration(\"PT1H\")").End()));
        story.Facts.OfType<DeadlineSet>().Should().ContainSingle(d => d.Due == new LocalDateTime(2026, 11, 23, 13, 0));
    }

    [Fact]
    public void A_running_time_is_made_longer_or_shorter_by_as_much_as_its_rule()
    {
        var story = new Story(AProcess().Start().User("a").Boundary("late", "a", "duration(\"PT8H\")").End().Build()).Pass(Duration.FromHours(3));
        story.Migrate(Second(AProcess().Start().User("a").Boundary("late", "a", "duration(\"PT5H\")").End()));

        var moved = story.Facts.OfType<DeadlineMoved>().Should().ContainSingle().Subject;
        (moved.From, moved.To).Should().Be((Instant.FromUtc(2026, 11, 23, 17, 0), Instant.FromUtc(2026, 11, 23, 14, 0)));
        story.Pass(Duration.FromHours(2)).State.Status.Should().Be(ProcessStatus.Completed);
    }

    [Fact]
    public void A_running_time_that_would_have_passed_keeps_what_its_rule_gives_from_now_and_gains_none()
    {
        var at = (string late) => AProcess().Start().User("a").Boundary("late", "a", $"duration(\"{late}\")").End();
        var story = new Story(at("PT8H").Build()).Pass(Duration.FromHours(3)).Migrate(Second(at("PT1H")));
        story.State.Timers.Values.Single().DueAt.Should().Be(story.Now + Duration.FromHours(1));

        var late = new Story(at("PT8H").Build()).Pass(Duration.FromHours(7.5)).Migrate(Second(at("PT2H")));
        late.State.Timers.Values.Single().DueAt.Should().Be(late.Now + Duration.FromHours(0.5), "nobody gains time by it");
    }

    [Fact]
    public void A_running_time_that_an_earlier_move_began_is_counted_from_that_move()
    {
        var at = (string late) => AProcess().Start().User("a", due: "now() + duration(\"P9D\")").Boundary("late", "a", late).End();
        var story = new Story(AProcess().Start().User("a", due: "now() + duration(\"P9D\")").End().Build()).Pass(Duration.FromDays(2));
        story.Migrate(Second(at("duration(\"P1D\")")));
        story.Migrate(at("duration(\"P2D\")").Build() with { Version = "version-3" });
        story.State.Timers.Values.Single().DueAt.Should().Be(story.Now + Duration.FromDays(2));
    }

    [Fact]
    public void A_date_that_would_have_passed_closes_nothing_without_the_least_time_its_rule_gives()
    {
        const string Rule = "max([review day({0}, \"15:00\"), now() + duration(\"PT3H\")])";
        var at = (string day) => AProcess().Clock().Start().User("a").Boundary("closed", "a", Rule.Replace("{0}", day, StringComparison.Ordinal), TimerKind.Date).End();
        var story = new Story(at("9").Build()).Pass(Duration.FromDays(4));
        story.Migrate(Second(at("2")));
        story.State.Timers.Values.Single().DueAt.Should().Be(story.Now + Duration.FromHours(3));
    }

    [Fact]
    public void A_timer_that_repeats_goes_on_in_its_new_rhythm_less_the_firings_it_has_had()
    {
        var at = (string every) => AProcess().Start().User("a").Boundary("ping", "a", $"\"{every}\"", TimerKind.Cycle, interrupting: false).End();
        var story = new Story(at("R3/PT1H").Build()).Pass(Duration.FromHours(1));
        story.Migrate(Second(at("R4/PT2H")));

        var armed = story.State.Timers.Values.Should().ContainSingle().Subject;
        (armed.DueAt, armed.Cycle!.Left).Should().Be((Instant.FromUtc(2026, 11, 23, 12, 0), 2));
        story.Migrate(at("R1/PT2H").Build() with { Version = "version-3" }).State.Timers.Should().BeEmpty("it has fired as often already");
    }

    [Fact]
    public void A_timer_that_now_interrupts_is_armed_as_such_for_the_same_instant()
    {
        var at = (bool interrupting) => AProcess().Start().User("a").End().Boundary("late", "a", "duration(\"PT8H\")", interrupting: interrupting).End("late-end");
        var story = new Story(at(false).Build()).Pass(Duration.FromHours(1));
        story.Migrate(Second(at(true)));

        story.State.Timers.Values.Should().ContainSingle(t => t.Interrupting && t.DueAt == Instant.FromUtc(2026, 11, 23, 17, 0));
        story.Pass(Duration.FromHours(8)).State.Status.Should().Be(ProcessStatus.Completed);
    }
}
