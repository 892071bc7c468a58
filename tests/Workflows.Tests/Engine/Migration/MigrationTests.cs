using Reviews.Testing;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Engine.Migration;
using static Reviews.Testing.Processes;

namespace Reviews.Workflows.Tests.Engine.Migration;

public sealed class MigrationTests
{
    [Fact]
    public void To_an_identical_copy_only_the_version_changes()
    {
        var drawn = AProcess().Clock().Start().User("report", due: "review day(6)").Boundary("late", "report", "duration(\"PT2H\")", interrupting: false).User("chase");
        var story = new Story(drawn.Build());
        var before = story.State;

        story.Migrate(Second(drawn));

        story.Facts.Should().ContainSingle().Which.Should().BeOfType<DefinitionMigrated>().Which.Should().BeEquivalentTo(new { From = "version-1", To = "version-2" });
        ProcessStateJson.Write(story.State).Should().Be(ProcessStateJson.Write(before).Replace("version-1", "version-2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_step_called_otherwise_is_named_and_then_done_once()
    {
        var story = new Story(AProcess().Start().User("report").User("meeting").End().Build()).Complete("report");
        var next = Second(AProcess().Start().User("report").User("panel").User("minutes").End());

        story.Plan(next).Obstacles.Should().ContainSingle(o => o.Code == "element-gone" && o.ElementId == "meeting");
        var plan = story.Plan(next, "meeting>panel");
        plan.CanBeDone.Should().BeTrue();
        plan.Standing.Should().ContainSingle().Which.Should().Be(new StandingMove(StandingKind.Task, 4, "meeting", "meeting", "panel", "panel"));
        story.Migrate(next, "meeting>panel");

        story.Open.Should().Equal(["panel"], "the report is not asked for again");
        story.Facts.OfType<ElementEntered>().Should().BeEmpty();
        story.Complete("panel").Complete("minutes").State.Status.Should().Be(ProcessStatus.Completed);
    }

    [Fact]
    public void What_is_done_next_is_what_the_new_version_draws()
    {
        var story = new Story(AProcess().Start().User("report").End().Build());
        story.Migrate(Second(AProcess().Start().User("triage").User("report").User("sign-off").End()));

        story.Open.Should().Equal(["report"], "a step added before is not gone back to");
        story.Complete("report").Open.Should().Equal("sign-off");
    }

    [Fact]
    public void An_open_task_reads_as_the_new_version_words_it_and_stays_with_those_it_was_given_to()
    {
        var story = new Story(AProcess().Start().User("report", "\"agency-lead:health\"").With("remind", "-1wd 09:00").End().Build());
        story.Migrate(Second(AProcess().Start().User("report", "\"business-manager\"").With("remind", "-2wd 09:00").End()));

        var changed = story.Facts.OfType<TaskChanged>().Should().ContainSingle().Subject;
        (changed.ElementId, changed.Properties["remind"]).Should().Be(("report", "-2wd 09:00"));
        story.Facts.OfType<TaskCreated>().Should().BeEmpty();
    }

    [Fact]
    public void Each_instance_of_a_repetition_goes_along_with_what_was_gathered()
    {
        var drawn = AProcess().Start().Sub("agency", s => s.Start("in").User("agency-report").End("out"))
            .ForEach("agencies", "agency", "reports", "report").User("meeting").End();
        var story = new Story(drawn.Build(), "{agencies: [\"health\", \"police\"]}").Complete("agency-report", "{report: \"nil\"}");
        story.Migrate(Second(AProcess().Start().Sub("each-agency", s => s.Start("in").User("its-report").User("its-check").End("out"))
            .ForEach("agencies", "agency", "reports", "report").User("meeting").End()), "agency>each-agency", "agency-report>its-report");

        story.Refusal.Should().BeNull();
        story.Complete("its-report", "{report: \"three contacts\"}").Complete("its-check").Open.Should().Equal("meeting");
        story.Variable("reports")!.ToString().Should().Be("[\"nil\", \"three contacts\"]");
    }

    [Fact]
    public void A_token_that_waits_at_a_join_waits_there_still_when_a_step_is_added_in_another_branch()
    {
        var story = new Story(Split(s => s.User("a").Parallel("join")).Build()).Complete("b");
        story.State.Tokens.Should().ContainSingle();
        var next = Second(Split(s => s.User("a").User("check").Parallel("join")));

        story.Plan(next).Standing.Should().Contain(m => m.Kind == StandingKind.Token && m.ToId == "b-to-join");
        story.Migrate(next).Complete("a").Complete("check").Open.Should().Equal("after");
    }

    [Fact]
    public void A_token_goes_to_the_flow_that_took_the_place_of_its_own()
    {
        var story = new Story(Split(s => s.User("a").Parallel("join")).Build()).Complete("a");
        story.Migrate(Second(Split(s => s.User("a").User("check").Parallel("join"))));

        story.Refusal.Should().BeNull();
        story.Facts.OfType<DefinitionMigrated>().Single().Flows.Should().Equal(new Dictionary<string, string> { ["a-to-join"] = "check-to-join" });
        story.Complete("b").Open.Should().Equal(["after"], "a is done, and so is not asked to be checked");
    }

    [Fact]
    public void A_step_that_failed_is_tried_again_as_the_new_version_has_it()
    {
        var story = new Story(AProcess().Start().Service("send", "null").End().Build());
        story.State.Incidents.Should().ContainSingle(i => i.ElementId == "send");
        story.Migrate(Second(AProcess().Start().Service("send").End()));

        story.State.Incidents.Should().ContainSingle();
        story.Settle("send", Settlement.Retry).State.OpenJobs.Should().ContainSingle(j => j.ElementId == "send");
    }

    [Fact]
    public void A_process_that_is_over_is_not_moved()
    {
        var drawn = AProcess().Start().User("a").End();
        var story = new Story(drawn.Build()).Complete("a");
        story.Plan(Second(drawn)).Obstacles.Should().ContainSingle(o => o.Code == "not-running");
    }

    internal static ProcessDefinition Second(ProcessBuilder drawn) => drawn.Build() with { Version = "version-2" };

    /// <summary>Two branches, one of them as given, that meet at <c>join</c>.</summary>
    internal static ProcessBuilder Split(Func<ProcessBuilder, ProcessBuilder> branch) =>
        branch(AProcess().Start().Parallel("split")).User("after").End().From("split").User("b").To("join");
}
