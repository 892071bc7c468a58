using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using static Reviews.Testing.Processes;
using static Reviews.Workflows.Tests.Engine.ReviewAtChristmas;

namespace Reviews.Workflows.Tests.Engine;

/// <summary>A process is given until another day: people work on meanwhile, and the limit comes to its target.</summary>
public sealed class MoreTimeTests
{
    [Fact]
    public void More_time_from_now_on_moves_what_is_open_and_brings_the_limit_to_its_target()
    {
        // From the 13th to the 20th of January are five working days: the 21st to the 24th and the 29th of December are left out.
        var story = Reports().Extend("2026-12-21", "2027-01-20");

        story.Facts[0].Should().Be(new ClockStopped(
            story.Now, 1, new LocalDate(2026, 12, 21), new LocalDate(2026, 12, 29), "more time", StopKind.Work, 5, new LocalDateTime(2027, 1, 13, 17, 0), new LocalDateTime(2027, 1, 20, 17, 0)));
        Due(story).Should().Be(new LocalDateTime(2027, 1, 6, 17, 0), "days 2 to 6 are the 30th and 31st, and the 4th to the 6th");
    }

    [Fact]
    public void More_time_at_the_limit_moves_the_limit_and_what_is_due_on_its_day()
    {
        var story = Christmas(AProcess().Clock().Start().Parallel("fork").User("report", due: Day6).From("fork").User("submit", due: "review day(15, \"17:00\")")
            .From("fork").Timer("watch", "at(working days after(anchor, 15), \"09:00\")", TimerKind.Date).User("late"));
        story.Extend("2027-01-13", "2027-01-20");

        story.Facts.OfType<ClockStopped>().Single().Limit.Should().Be(new LocalDateTime(2027, 1, 20, 17, 0));
        story.Facts.OfType<DeadlineMoved>().Single().Should().BeEquivalentTo(new { ElementId = "watch", Due = new LocalDateTime(2027, 1, 20, 9, 0) });
    }

    [Fact]
    public void More_time_at_the_limit_goes_with_it_when_the_limit_moves()
    {
        // Paused for five working days besides, it is the 20th without it and the 27th with it; day 6 stays where the pause leaves it.
        var story = Reports().Extend("2027-01-13", "2027-01-20").Pause("2026-12-21", "2026-12-29");
        story.Facts.OfType<ClockStopped>().Single().Limit.Should().Be(new LocalDateTime(2027, 1, 27, 17, 0));
        Due(story).Should().Be(new LocalDateTime(2027, 1, 6, 17, 0));
        story.MoveAnchor("2026-12-17").Extend("2027-01-26", "2027-01-28").Facts.OfType<ClockStopped>().Single().Should().BeEquivalentTo(
            new { Kind = StopKind.Limit, Days = 2, LimitBefore = new LocalDateTime(2027, 1, 26, 17, 0) }, "counted from a day earlier, all of it ends a day earlier");
        story.Resume("2026-12-21", number: 2).Facts.OfType<ClockResumed>().Single().Limit.Should().Be(new LocalDateTime(2027, 1, 21, 17, 0), "the 12th, and five and two days more");
    }

    [Fact]
    public void While_more_time_is_given_people_work_and_what_opens_then_has_the_time_of_any_other_day()
    {
        const string NextDay = "at(working days after(today(), 1), \"12:00\")";
        var story = Christmas(AProcess().Clock().Start().User("before").User("comments", due: $"max([review day(2, \"17:00\"), {NextDay}])"));
        story.Extend("2026-12-21", "2027-01-20").PassTo("2026-12-22T10:00:00").Complete("before");
        Due(story).Should().Be(new LocalDateTime(2026, 12, 30, 17, 0), "day 2 is the 30th");

        var late = Christmas(AProcess().Clock().Start().User("before").User("comments", due: $"max([review day(2, \"17:00\"), {NextDay}])"));
        late.PassTo("2027-01-14T10:00:00").Extend("2027-01-13", "2027-01-20").Complete("before");
        Due(late).Should().Be(new LocalDateTime(2027, 1, 15, 12, 0), "the next working day, and not the day after all of the time that was given");
    }

    [Fact]
    public void More_time_can_be_agreed_after_the_limit_too_and_what_was_due_before_it_stays_late()
    {
        var story = Christmas(AProcess().Clock().Start().Parallel("fork").User("submit", due: "review day(15, \"17:00\")")
            .From("fork").User("reason", due: "at(working days after(anchor, 16), \"12:00\")"));
        story.PassTo("2027-01-18T10:00:00").Extend("2027-01-13", "2027-01-27");

        story.Facts.OfType<ClockStopped>().Single().Should().BeEquivalentTo(new { Through = new LocalDate(2027, 1, 26), Limit = new LocalDateTime(2027, 1, 27, 17, 0) });
        story.State.OpenTasks.Select(task => task.Task!.Due).Should().Equal(new LocalDateTime(2027, 1, 12, 17, 0), new LocalDateTime(2027, 1, 28, 12, 0));
    }
}
