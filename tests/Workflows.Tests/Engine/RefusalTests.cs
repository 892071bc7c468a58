using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using static Reviews.Testing.Processes;

namespace Reviews.Workflows.Tests.Engine;

/// <summary>Each refusal names both sides: what was expected and what there is.</summary>
public sealed class RefusalTests
{
    private static readonly ProcessDefinition Working = AProcess("work").Start().Parallel("fork").User("a").From("fork").Timer("wait", "duration(\"PT2H\")").Build();

    [Fact]
    public void What_is_no_longer_there_or_never_was_is_said_by_its_number()
    {
        Refused(story => new TaskSubmitted(story.Now, 99, FeelContext.Empty)).Should()
            .Be(new Refusal("task-not-open", "Expected an open task, but 99 is done, was cancelled or never was one."));
        Refused(story => new TimerDue(story.Now, 99)).Should()
            .Be(new Refusal("timer-not-armed", "Expected an armed timer, but 99 has fired, was disarmed or never was one."));
        Refused(story => new JobDone(story.Now, 99, FeelContext.Empty)).Should()
            .Be(new Refusal("job-not-open", "Expected an open job, but 99 is done, has failed, was cancelled or never was one."));
        Refused(story => new CallReturned(story.Now, 99, FeelContext.Empty)).Should()
            .Be(new Refusal("call-not-open", "Expected a call that waits for its process, but 99 is done, was cancelled or never was one."));
        Refused(story => new IncidentSettled(story.Now, 99, Settlement.Retry, FeelContext.Empty)).Should()
            .Be(new Refusal("no-incident", "Expected an incident, but there is none at 99."));
        Refused(story => new VariablesCorrected(story.Now, 99, FeelContext.Empty)).Should()
            .Be(new Refusal("scope-unknown", "Expected something at work to hold the variables, but 99 is over or never was."));
        Refused(story => new ItemGiven(story.Now, 99, FeelValue.Null)).Should()
            .Be(new Refusal("loop-not-open", "Expected a repetition at work, but 99 is over or never was one."));
    }

    [Fact]
    public void What_is_there_but_of_another_kind_is_refused_alike()
    {
        var task = new Story(Working).State.OpenTasks.Single().Id;
        Refused(story => new JobDone(story.Now, task, FeelContext.Empty))!.Code.Should().Be("job-not-open");
        Refused(story => new CallReturned(story.Now, task, FeelContext.Empty))!.Code.Should().Be("call-not-open");
        Refused(story => new ItemGiven(story.Now, task, FeelValue.Null))!.Code.Should().Be("loop-not-open");
        Refused(story => new IncidentSettled(story.Now, task, Settlement.Retry, FeelContext.Empty))!.Code.Should().Be("no-incident");
    }

    [Fact]
    public void A_timer_that_comes_early_is_told_both_instants() =>
        Refused(story => new TimerDue(story.Now + Duration.FromHours(1), story.State.Timers.Keys.Single())).Should()
            .Be(new Refusal("timer-not-due", "Expected the timer's instant, 2026-11-23T11:00:00Z, but it is only 2026-11-23T10:00:00Z."));

    [Fact]
    public void A_process_begins_once() =>
        Refused(story => new ProcessBegun(story.Now, FeelContext.Empty, null)).Should()
            .Be(new Refusal("already-started", "Expected a process not yet begun, but \"work\" is Active."));

    [Fact]
    public void A_definition_that_is_not_its_own_is_named_beside_the_one_it_runs_by()
    {
        var story = new Story(Working);
        var decision = ProcessInterpreter.Decide(Working with { Version = "version-2" }, Deadlines.EnglandAndWales.Calendar, story.State, new Withdrawn(story.Now, "x"));
        decision.Should().BeOfType<Decision.Refused>().Which.Refusal.Sentence.Should()
            .Be("Expected the definition the process runs by, \"work\" version-1, but got \"work\" version-2.");
    }

    [Fact]
    public void A_message_or_signal_nobody_waits_for_is_named_with_its_key_where_it_has_one()
    {
        Refused(story => new MessageArrived(story.Now, "reply", null, FeelContext.Empty))!.Sentence.Should()
            .Be("Expected an event that waits for the message \"reply\", but none does.");
        Refused(story => new MessageArrived(story.Now, "reply", "SOU-1", FeelContext.Empty))!.Sentence.Should()
            .Be("Expected an event that waits for the message \"reply\" with the key \"SOU-1\", but none does.");
        Refused(story => new SignalArrived(story.Now, "news", FeelContext.Empty))!.Sentence.Should()
            .Be("Expected an event that listens for the signal \"news\", but none does.");
    }

    [Fact]
    public void What_comes_along_nested_deeper_than_expressions_may_is_refused_and_what_is_not_can_be_read_back()
    {
        var told = new Refusal("values-too-deep", "Expected values nested at most 50 deep, but what came along is 51 deep.");
        Func<Story, Happening>[] happenings =
        [
            story => new TaskSubmitted(story.Now, story.State.OpenTasks.Single().Id, Deep(51)), story => new JobDone(story.Now, 2, Deep(51)), story => new JobThrew(story.Now, 2, "failed", Deep(51)),
            story => new IncidentSettled(story.Now, 2, Settlement.Continue, Deep(51)), story => new MessageArrived(story.Now, "word", null, Deep(51)), story => new SignalArrived(story.Now, "news", Deep(51)),
            story => new VariablesCorrected(story.Now, ProcessState.RootId, Deep(51)), story => new ItemGiven(story.Now, 2, Deep(51).Find("deep")!),
        ];
        foreach (var happening in happenings) Refused(happening).Should().Be(told);
        ((Decision.Refused)ProcessInterpreter.Decide(Working, Deadlines.EnglandAndWales.Calendar, ProcessState.NotStarted, new ProcessBegun(Instant.FromUtc(2026, 11, 23, 9, 0), Deep(52), null))).Refusal
            .Code.Should().Be("values-too-deep");

        var kept = new Story(Working);
        kept.Do(new VariablesCorrected(kept.Now, ProcessState.RootId, Deep(50)));
        kept.Refusal.Should().BeNull();
        var bytes = ProcessStateJson.Write(kept.State);
        ProcessStateJson.Write(ProcessStateJson.Read(bytes)).Should().Be(bytes);
        FactJson.Read(FactJson.Write(kept.Facts[0])).Should().Be(kept.Facts[0]);
    }

    private static FeelContext Deep(int levels) => FeelContext.Empty.With("deep", Enumerable.Range(0, levels).Aggregate((FeelValue)new FeelDate(new LocalDate(2026, 12, 18)), (inner, level) => level % 2 == 0 ? new FeelList([inner]) : FeelContext.Empty.With("in", inner)));

    private static Refusal? Refused(Func<Story, Happening> happening)
    {
        var story = new Story(Working);
        var before = story.State;
        story.Do(happening(story));
        story.State.Should().BeSameAs(before);
        return story.Refusal;
    }
}
