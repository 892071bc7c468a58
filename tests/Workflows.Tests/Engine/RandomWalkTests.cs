using Reviews.Testing;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Tests.Deadlines;
using static Reviews.Testing.Processes;

namespace Reviews.Workflows.Tests.Engine;

/// <summary>Many random but repeatable runs. <see cref="Story"/> checks replay and determinism after each step; here, that every happening is answered.</summary>
public sealed class RandomWalkTests
{
    private static readonly ProcessDefinition Everything = AProcess("everything").Clock().Start().Parallel("fork")
        .User("first", due: "review day(n)").Exclusive("which").If("n > 2").To("join").From("which").Default().Script("more", "n + 1", "n").To("first")
        .From("fork")
        .Sub("each", s => s.Start("in").User("report").In("n", "own").Out("own + n", "report").Service("send", retries: 2).End("sent")
            .Boundary("late", "report", "duration(\"PT3H\")").End("gone")
            .Boundary("nudge", "report", "\"R2/PT1H\"", TimerKind.Cycle, interrupting: false).Manual("remind"))
        .ForEach("items", "item", "reports", "report", until: "numberOfCompletedInstances > n")
        .Boundary("stop", "each", "review day(3)", TimerKind.Date).To("over")
        .From("each").Timer("pause", "pauseFor").Exclusive("over").Parallel("join").User("last").ForEach("items", "item", sequential: true).End()
        .Build() is { Clock: { } clock } built ? built with { Clock = clock with { Limit = Feel("working days after(anchor, 10)") } } : throw new InvalidOperationException("Expected a clock.");

    [Fact]
    [Trait("Speed", "Slow")]
    public void Whatever_happens_in_whatever_state_is_answered_and_replays()
    {
        var ends = new HashSet<ProcessStatus>();
        var codes = new HashSet<string>();
        var happened = new HashSet<Type>();
        for (var seed = 1u; seed <= 100; seed++)
        {
            var dice = new Dice(seed);
            var story = new Story(Everything, $"{{n: {dice.Roll(4)}, items: [{string.Join(", ", Enumerable.Range(0, dice.Roll(4)))}]}}");
            for (var step = 0; step < 60; step++)
            {
                story.Do(Anything(dice, story));
                if (story.Refusal is { } refusal) codes.Add(refusal.Code);
                if (story.State.Status != ProcessStatus.Active) story.State.Instances.Should().ContainSingle("nothing is left but the process itself");
            }

            ends.Add(story.State.Status);
            happened.UnionWith(story.All.Select(fact => fact.GetType()));
        }

        ends.Should().Contain([ProcessStatus.Completed, ProcessStatus.Withdrawn]);
        happened.Should().Contain([typeof(ClockStopped), typeof(ClockResumed), typeof(StepPlanned), typeof(BankHolidaysChanged)]);
        codes.Should().Contain(["nothing-stops", "stop-unknown", "target-no-working-day", "task-not-open", "timer-not-armed", "job-not-open", "no-incident", "not-running", "already-started", "timer-not-due"]);
    }

    private static Happening Anything(Dice dice, Story story)
    {
        var now = story.Now + Duration.FromMinutes(dice.Roll(45));
        var some = Story.Context(dice.Roll(9) == 0 ? "{n: null}" : $"{{n: {dice.Roll(5)}, pauseFor: duration(\"PT{dice.Roll(9)}M\")}}");
        return dice.Roll(22) switch
        {
            < 8 => new TaskSubmitted(now, One(story.State.OpenTasks), some),
            < 11 => new TimerDue(now + Duration.FromHours(dice.Roll(4)), dice.PickId([.. story.State.Timers.Keys])),
            < 14 => new JobDone(now, One(story.State.OpenJobs), some),
            < 15 => new JobFailed(now, One(story.State.OpenJobs), "no answer"),
            < 17 => new IncidentSettled(now, One(story.State.Incidents), (Settlement)dice.Roll(2), some),
            17 => new AnchorMoved(now, new ClockAnchor(new LocalDate(2026, 11, 20).PlusDays(dice.Roll(9)), null)),
            18 when dice.Roll(4) == 0 => new StepMoved(now, dice.Roll(5) == 0 ? "none" : dice.Pick([.. Everything.Elements.Select(e => e.Id)]), new LocalDateTime(2026, 11, 24, 12, 0).PlusDays(dice.Roll(9))),
            20 when dice.Roll(3) == 0 => new LimitExtended(now, Day(dice.Roll(16)), Day(12 + dice.Roll(20)), "Extended"),
            20 => new ClockPaused(now, Day(dice.Roll(9)), Day(dice.Roll(12)), "Paused", PeopleWork: dice.Toss()),
            21 => new ClockRestarted(now, dice.Roll(6) == 0 ? 9 : (int)dice.PickId([.. story.State.Stopped.Keys.Select(number => (long)number)]), Day(dice.Roll(16))),
            18 when dice.Roll(3) == 0 => new CalendarChanged(now, Some(dice.Roll(4))),
            18 when dice.Roll(4) == 0 && !story.State.Planned.IsEmpty => new StepPutBack(now, dice.Pick([.. story.State.Planned.Keys])),
            18 when dice.Roll(3) == 0 => new TimerMoved(now, dice.PickId([.. story.State.Timers.Keys]), now + Duration.FromMinutes(dice.Roll(300))),
            18 when dice.Roll(3) == 0 => new TimerCancelled(now, dice.PickId([.. story.State.Timers.Keys])),
            18 when dice.Roll(20) == 0 => new Withdrawn(now, "Opened in error"),
            _ => new ProcessBegun(now, FeelContext.Empty, null),
        };

        static LocalDate Day(int after) => new LocalDate(2026, 11, 22).PlusDays(after);

        static BankHolidays Some(int more) => EnglandAndWales.Holidays.Merge(
            new([.. Enumerable.Range(0, more + 1).Select(day => new BankHoliday(new LocalDate(2026, 11, 24).PlusDays(day), "Extra", null))]));

        // Now and then an id of something that is none of the kind.
        long One(IEnumerable<ElementInstance> open) => dice.Roll(6) == 0 ? dice.Roll(60) : dice.PickId([.. open.Select(i => i.Id)]);
    }
}
