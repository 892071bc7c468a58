using Reviews.Testing;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using static Reviews.Testing.Processes;

namespace Reviews.Workflows.Tests.Engine;

/// <summary>A timer called off by hand: only where the process still comes to its end, and somebody is still told of its limit.</summary>
public sealed class TimerCallOffTests
{
    private const string Day3 = "review day(3, \"09:00\")";

    [Fact]
    public void One_beside_its_step_goes_off_no_more_and_the_process_ends_without_it()
    {
        var story = new Story(AProcess().Clock().Start().User("a").Boundary("nudge", "a", Day3, TimerKind.Date, interrupting: false).User("told").Build());
        story.CallOff("nudge");

        story.Facts.Should().Equal(new TimerCalledOff(story.Now, 3, "nudge", "boundaryEvent", 4, Instant.FromUtc(2026, 11, 25, 9, 0)));
        story.PassTo("2026-12-01T09:00:00").Open.Should().Equal("a");
        story.CallOff("nudge").Refusal!.Code.Should().Be("timer-not-armed");
        story.Complete("a").State.Status.Should().Be(ProcessStatus.Completed);
    }

    [Fact]
    public void Another_version_does_not_set_it_again()
    {
        var story = new Story(AProcess().Clock().Start().User("a").Boundary("nudge", "a", Day3, TimerKind.Date, interrupting: false).User("told").Build());
        story.CallOff("nudge");
        story.Migrate(AProcess().Clock().Start().User("a").Boundary("nudge", "a", "review day(4)", TimerKind.Date, interrupting: false).User("told").Build() with { Version = "version-2" });
        story.Refusal.Should().BeNull();
        story.State.Timers.Should().BeEmpty();
    }

    [Fact]
    public void What_ends_a_step_or_lets_a_token_go_on_is_needed()
    {
        new Story(AProcess().Clock().Start().User("a").Boundary("closed", "a", Day3, TimerKind.Date).Build()).CallOff("closed").Refusal.Should().Be(
            new Refusal("timer-needed", "Expected a timer that the process ends without, but \"closed\" ends or lets go on what it stands at: the process might wait for ever."));
        new Story(AProcess().Start().Timer("pause", "duration(\"P1D\")").User("a").Build()).CallOff("pause").Refusal!.Code.Should().Be("timer-needed");
    }

    [Fact]
    public void The_last_that_tells_of_the_limit_is_never_called_off_and_one_beside_it_is()
    {
        var story = new Story(Limited(AProcess().Clock().Start()
            .Sub("work", inside => inside.Start("in").User("a").End("out").Boundary("nudge", "a", Day3, TimerKind.Date, interrupting: false).User("told").End("done"))
            .Boundary("limit-day", "work", "review day(15, \"09:00\")", TimerKind.Date, interrupting: false).Service("tell")));

        story.CallOff("limit-day").Refusal.Should().Be(
            new Refusal("limit-watched", "Expected another timer to watch over the process's limit, but \"limit-day\" is the only one."), "the other watches one step alone");
        story.CallOff("nudge").Refusal.Should().BeNull("the limit is still told of");
    }

    [Fact]
    public void A_timer_beside_that_tells_nobody_does_not_watch_for_it()
    {
        var story = new Story(Limited(AProcess().Clock().Start().User("a")
            .Boundary("closed", "a", "review day(15)", TimerKind.Date).End("over").Boundary("nudge", "a", Day3, TimerKind.Date, interrupting: false).User("told")));
        story.CallOff("nudge").Refusal!.Code.Should().Be("limit-watched");
    }

    [Fact]
    public void One_that_something_may_wait_for_is_not_called_off()
    {
        var process = AProcess().Clock().Start().User("a").Boundary("nudge", "a", Day3, TimerKind.Date, interrupting: false).Throw("cry").End().Build();
        var body = process.Body with { Elements = [.. process.Body.Elements.Select(e => e is IntermediateThrowEvent cry ? cry with { Trigger = new SignalTrigger(Feel("\"alarm\"")) } : e)] };
        var crying = new ProcessDefinition(process.Id, process.Name, process.Version, process.File, process.Line, body) { Clock = process.Clock };
        new Story(crying).CallOff("nudge").Refusal!.Code.Should().Be("timer-awaited");
        new Story(process).CallOff("nudge").Refusal.Should().BeNull("it sends nothing out");
    }

    private static ProcessDefinition Limited(ProcessBuilder process)
    {
        var built = process.Build();
        return built with { Clock = built.Clock! with { Limit = Feel("working days after(anchor, 15)") } };
    }
}
