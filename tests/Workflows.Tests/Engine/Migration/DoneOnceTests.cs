using Reviews.Testing;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using static Reviews.Testing.Processes;
using static Reviews.Workflows.Tests.Engine.Migration.MigrationTests;

namespace Reviews.Workflows.Tests.Engine.Migration;

/// <summary>What may be done already where a process stands is not led to again by the version it is moved to.</summary>
public sealed class DoneOnceTests
{
    [Fact]
    public void A_step_that_is_behind_the_process_does_not_come_after_it()
    {
        var story = new Story(AProcess().Start().User("a").User("b").End().Build()).Complete("a");
        var turned = Second(AProcess().Start().User("b").User("a").End());

        story.Plan(turned).Obstacles.Should().ContainSingle(o => o.Code == "done-comes-again" && o.ElementId == "a").Which.Sentence
            .Should().Be("Expected \"a\" not to come again, as it may be done already, but by the version to move to it comes after \"b\", where the process stands.");
        story.Migrate(turned).Refusal!.Code.Should().Be("not-migratable");
        story.Plan(Second(AProcess().Start().User("b").User("first").End()), "a>first").Obstacles.Should().ContainSingle(o => o.Code == "done-comes-again", "it is the same step under another id");
    }

    [Fact]
    public void Steps_side_by_side_do_not_follow_one_another_once_one_may_be_done()
    {
        var drawn = AProcess().Start().Parallel("both").User("a").End().From("both").User("c").To("end").Build();
        var next = Second(AProcess().Start().User("a").User("c").End());

        Again(new Story(drawn), next).Should().Equal("c");
        Again(new Story(drawn).Complete("c"), next).Should().Equal("c");
        Again(new Story(drawn).Complete("a"), next).Should().BeEmpty();
    }

    [Fact]
    public void A_step_on_the_way_that_was_not_taken_may_follow()
    {
        var story = new Story(AProcess().Start().Exclusive("which").If("go = 1").User("a").End().From("which").Default().User("c").To("end").Build(), "{go: 1}");
        var next = Second(AProcess().Start().User("a").User("c").End());

        Again(story, next).Should().BeEmpty();
        story.Migrate(next).Complete("a").Open.Should().Equal("c");
    }

    [Fact]
    public void What_goes_round_by_the_old_drawing_goes_round_still()
    {
        var round = (Func<ProcessBuilder, ProcessBuilder> more) => more(AProcess().Start().User("draft").User("check")).Exclusive("good").If("not(good)").To("draft").From("good").Default().User("send").End();
        var story = new Story(round(p => p).Build()).Complete("draft");

        Again(story, Second(round(p => p.User("second-check")))).Should().BeEmpty();
    }

    [Fact]
    public void What_a_reminder_has_led_to_does_not_come_again_on_the_way()
    {
        var remind = () => AProcess().Start().User("a").End().Boundary("remind", "a", "duration(\"PT1H\")", interrupting: false).User("chase").To("end");
        var next = Second(AProcess().Start().User("a").User("chase").End());

        Again(new Story(remind().Build()), next).Should().BeEmpty("it has not fired");
        Again(new Story(remind().Build()).Pass(Duration.FromHours(2)).Complete("chase"), next).Should().Equal("chase");
        Again(new Story(remind().Build()).Pass(Duration.FromHours(2)).Complete("chase"), Second(remind().User("more"))).Should().BeEmpty("it does not fire again");
    }

    [Fact]
    public void A_step_that_was_put_into_a_part_or_taken_out_of_one_is_the_same_step()
    {
        var story = new Story(AProcess().Start().User("a").User("b").End().Build()).Complete("a");
        Again(story, Second(AProcess().Start().User("b").Sub("part", s => s.Start("in").User("a").End("out")).End())).Should().Equal("a");

        var inside = new Story(AProcess().Start().Sub("part", s => s.Start("in").User("a").User("b").End("out")).End().Build()).Complete("a");
        Again(inside, Second(AProcess().Start().Sub("part", s => s.Start("in").User("b").End("out")).User("a").End())).Should().Equal("a");
        Again(inside, Second(AProcess().Start().Sub("part", s => s.Start("in").User("a").User("b").End("out")).User("c").End())).Should().BeEmpty();
    }

    [Fact]
    public void Tokens_that_the_old_drawing_kept_apart_do_not_run_into_one_way()
    {
        var story = new Story(AProcess().Start().Parallel("both").User("a").End().From("both").User("b").To("end").Build());
        var next = Second(AProcess().Start().Exclusive("which").If("x = 1").User("a").User("c").End().From("which").Default().User("b").To("c"));

        story.Plan(next).Obstacles.Should().ContainSingle(o => o.Code == "tokens-meet" && o.ElementId == "c").Which.Sentence.Should().Match("*\"c\"*two ways*");
        story.Complete("b").Plan(next).CanBeDone.Should().BeTrue();
    }

    [Fact]
    public void What_stands_twice_at_one_step_may_go_on()
    {
        var remind = (string id) => AProcess().Start().User("a").End().Boundary("remind", "a", "\"R3/PT1H\"", TimerKind.Cycle, interrupting: false).User("chase").User(id).To("end");
        var story = new Story(remind("note").Build()).Pass(Duration.FromHours(2));
        story.Open.Should().Equal("a", "chase", "chase");

        story.Plan(Second(remind("record"))).Obstacles.Should().BeEmpty();
    }

    private static IEnumerable<string> Again(Story story, ProcessDefinition next) =>
        story.Plan(next).Obstacles.Where(o => o.Code == "done-comes-again").Select(o => o.ElementId);
}
