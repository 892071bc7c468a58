using Reviews.Workflows.Engine;
using static Reviews.Testing.Processes;
using static Reviews.Workflows.Tests.Engine.ReviewAtChristmas;

namespace Reviews.Workflows.Tests.Engine;

/// <summary>A stop of the clock that cannot be is refused by name, and nothing moves.</summary>
public sealed class DelayRefusalTests
{
    [Theory]
    [InlineData("2026-12-21", "2027-01-16", "target-no-working-day", "Expected a new target on a working day, but 2027-01-16 is none: Saturday.")]
    [InlineData("2026-12-21", "2027-01-13", "target-not-after-limit", "Expected a new target after the limit, 2027-01-13 17:00, but 2027-01-13 is not after it.")]
    [InlineData("2027-01-14", "2027-01-20", "target-out-of-reach", "Expected the days left out to begin by the limit, 2027-01-13 17:00, but 2027-01-14 is after it: they would not move it.")]
    [InlineData("2026-12-17", "2027-01-20", "before-anchor", "Expected the clock to stand still from 2026-12-18 on, where it starts, but 2026-12-17 is before it.")]
    [InlineData("2026-12-21", "2029-12-27", "beyond-calendar", "Expected a date up to the last known bank holiday, 2028-12-26, but 2029-12-27 is beyond it: import later bank holidays first.")]
    public void A_target_that_cannot_be_is_refused_and_nothing_moves(string from, string target, string code, string sentence)
    {
        var story = Reports().Extend(from, target);
        story.Refusal.Should().Be(new Refusal(code, sentence));
        story.Facts.Should().BeEmpty();
    }

    [Fact]
    public void A_target_that_has_passed_is_refused()
    {
        var story = Reports().PassTo("2027-01-18T10:00:00").Extend("2027-01-13", "2027-01-15");
        story.Refusal.Should().Be(new Refusal("target-past", "Expected a new target to come, but 2027-01-15 17:00 is not after 2027-01-18 10:00."));
    }

    [Theory]
    [InlineData("2026-12-25", "2026-12-28", "nothing-stops", "Expected a working day on which the clock stands still, but from 2026-12-25 through 2026-12-28 there is none on which it runs.")]
    [InlineData("2026-12-22", "2026-12-21", "nothing-stops", "Expected a working day on which the clock stands still, but from 2026-12-22 through 2026-12-21 there is none on which it runs.")]
    [InlineData("2026-12-17", "2026-12-21", "before-anchor", "Expected the clock to stand still from 2026-12-18 on, where it starts, but 2026-12-17 is before it.")]
    [InlineData("2026-12-21", "2028-12-20", "deadline-not-reckonable", "Expected the limit of \"process\" to be known with those days left out, but it cannot be reckoned: it may lie beyond the known bank holidays.")]
    public void A_pause_that_cannot_be_is_refused_and_nothing_moves(string from, string through, string code, string sentence)
    {
        var story = Reports().Pause(from, through);
        story.Refusal.Should().Be(new Refusal(code, sentence));
        story.Facts.Should().BeEmpty();
    }

    [Fact]
    public void Only_a_stop_that_there_is_ends_and_only_on_another_day()
    {
        var story = Reports().Resume("2027-01-04");
        story.Refusal.Should().Be(new Refusal("stop-unknown", "Expected a stop of the clock of \"process\" to end, but it has none of number 1."));
        story.Pause("2026-12-21", "2027-01-08").Resume("2027-01-09").Refusal.Should().Be(
            new Refusal("nothing-moves", "Expected another day for the clock to run again, but it runs from 2027-01-09 already."));
    }

    [Fact]
    public void A_process_without_a_clock_or_a_limit_and_one_that_is_over_are_refused_by_name()
    {
        new Story(AProcess().Start().User("a").Build()).Pause("2026-12-21", "2026-12-22").Refusal.Should().Be(
            new Refusal("no-clock", "Expected a process with a clock, but \"process\" has none."));
        new Story(AProcess().Clock().Start().User("a").Build()).Extend("2026-12-21", "2026-12-22").Refusal.Should().Be(
            new Refusal("no-limit", "Expected a process with a limit of its own, but \"process\" has none."));
        Christmas(AProcess().Clock().Start().User("a")).Complete("a").Pause("2026-12-21", "2026-12-22").Refusal.Should().Be(
            new Refusal("not-running", "Expected a running process, but \"process\" is Completed."));
        var notBegun = ProcessInterpreter.Decide(
            Limited(AProcess().Clock().Start().User("a")), Deadlines.EnglandAndWales.Calendar, ProcessState.NotStarted, new ClockPaused(default, new(2026, 12, 21), new(2026, 12, 22), "Paused"));
        notBegun.Should().BeOfType<Decision.Refused>().Which.Refusal.Code.Should().Be("not-running");
    }
}
