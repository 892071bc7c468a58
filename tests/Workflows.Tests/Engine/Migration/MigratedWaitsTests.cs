using Reviews.Workflows.Engine;
using static Reviews.Testing.Processes;
using static Reviews.Workflows.Tests.Engine.Migration.MigrationTests;

namespace Reviews.Workflows.Tests.Engine.Migration;

/// <summary>What waits goes on waiting; what the new version adds begins to, what it has no more stops.</summary>
public sealed class MigratedWaitsTests
{
    [Fact]
    public void A_timer_the_new_version_adds_is_armed_from_now_and_one_it_drops_is_disarmed()
    {
        var story = new Story(AProcess().Start().User("a", due: "now() + duration(\"P3D\")").Boundary("old", "a", "duration(\"PT8H\")").End().Build()).Pass(Duration.FromHours(1));
        var plan = story.Plan(Second(AProcess().Start().User("a", due: "now() + duration(\"P3D\")").Boundary("new", "a", "duration(\"PT4H\")").End()));
        plan.Opened.Should().ContainSingle(o => o.ElementId == "new");
        plan.Closed.Should().ContainSingle(c => c.ElementId == "old");

        story.Migrate(Second(AProcess().Start().User("a", due: "now() + duration(\"P3D\")").Boundary("new", "a", "duration(\"PT4H\")").End()));

        story.State.Timers.Values.Should().ContainSingle(t => t.ElementId == "new" && t.DueAt == Instant.FromUtc(2026, 11, 23, 14, 0));
        story.State.OpenTasks.Single().DatedAt.Should().Be(Instant.FromUtc(2026, 11, 23, 9, 0), "the task's own date was set before");
    }

    [Fact]
    public void A_reminder_that_has_fired_does_not_fire_again()
    {
        var drawn = AProcess().Start().User("a").Boundary("remind", "a", "duration(\"PT1H\")", interrupting: false).User("chase");
        var story = new Story(drawn.Build()).Pass(Duration.FromHours(2));
        story.Open.Should().Equal("a", "chase");

        story.Migrate(Second(AProcess().Start().User("a").Boundary("remind", "a", "duration(\"PT3H\")", interrupting: false).User("chase")));
        story.State.Timers.Should().BeEmpty();
        story.Migrate(AProcess().Start().User("a").Boundary("nudge", "a", "duration(\"PT3H\")", interrupting: false).User("chase").Build() with { Version = "version-3" }, "remind>nudge");

        story.State.Timers.Should().BeEmpty("it is the same reminder under another id");
    }

    [Fact]
    public void A_wait_on_the_way_keeps_its_instant_under_its_new_id()
    {
        var story = new Story(AProcess().Start().Timer("pause", "duration(\"P1D\")").User("after").End().Build());
        story.Migrate(Second(AProcess().Start().Timer("cooling-off", "duration(\"P1D\")").User("after").End()), "pause>cooling-off");

        story.State.Timers.Values.Should().ContainSingle(t => t.ElementId == "cooling-off" && t.DueAt == Instant.FromUtc(2026, 11, 24, 9, 0));
        story.Pass(Duration.FromDays(1)).Open.Should().Equal("after");
    }

    [Fact]
    public void A_timer_on_a_repetition_is_armed_on_the_body_once()
    {
        var drawn = () => AProcess().Start().User("vote").ForEach("partners", "partner");
        var story = new Story(drawn().End().Build(), "{partners: [1, 2, 3]}");
        story.Migrate(Second(drawn().Boundary("closed", "vote", "duration(\"PT1H\")").End()));
        story.State.Timers.Should().ContainSingle();
        story.Pass(Duration.FromHours(1)).State.Status.Should().Be(ProcessStatus.Completed);
    }

    [Fact]
    public void A_message_that_is_waited_for_is_waited_for_still_and_another_in_its_place_is_waited_for_instead()
    {
        var at = (string message) => Drawn.Process($"<startEvent id=\"s\"/><intermediateCatchEvent id=\"c\">{Drawn.Message(message)}</intermediateCatchEvent>" + Drawn.User("after"), "s-c c-after");
        var story = new Story(at("reply"));
        var open = story.State.Subscriptions.Values.Single();
        story.Migrate(Drawn.Process($"<startEvent id=\"s\"/><intermediateCatchEvent id=\"answer\">{Drawn.Message()}</intermediateCatchEvent>" + Drawn.User("after"), "s-answer answer-after"), "c>answer");
        story.State.Subscriptions.Values.Should().ContainSingle().Which.Should().Be(open with { ElementId = "answer" });

        story.Migrate(at("second-reply"), "answer>c");
        story.Do(new MessageArrived(story.Now, "reply", null, Story.Context("{}"))).Refusal!.Code.Should().Be("message-not-awaited");
        story.Do(new MessageArrived(story.Now, "second-reply", null, Story.Context("{}"))).Open.Should().Equal("after");
    }

    [Fact]
    public void A_gateway_waits_for_the_events_that_the_new_version_leads_it_to()
    {
        var at = (string events, string flows) => Drawn.Process("<startEvent id=\"s\"/><eventBasedGateway id=\"g\"/>" + events + Drawn.User("after"), "s-g " + flows);
        var message = $"<intermediateCatchEvent id=\"m\">{Drawn.Message()}</intermediateCatchEvent>";
        var timer = $"<intermediateCatchEvent id=\"t\">{Drawn.Timer("PT1H")}</intermediateCatchEvent>";
        var signal = "<intermediateCatchEvent id=\"n\"><signalEventDefinition signalRef=\"news\"/></intermediateCatchEvent>";
        var story = new Story(at(message + timer, "g-m g-t m-after t-after"));
        story.Migrate(at(message + signal, "g-m g-n m-after n-after"));

        story.State.Timers.Should().BeEmpty();
        story.Do(new SignalArrived(story.Now, "news", Story.Context("{}"))).Open.Should().Equal("after");
        story.State.Subscriptions.Should().BeEmpty();
    }

    [Fact]
    public void A_condition_that_has_woken_its_event_does_not_wake_it_again_in_other_words()
    {
        var at = (string feel) => Drawn.Process($"<startEvent id=\"s\"/>{Drawn.User("a")}<boundaryEvent id=\"c\" attachedToRef=\"a\" cancelActivity=\"false\">{Drawn.Condition(feel)}</boundaryEvent>" + Drawn.User("b"), "s-a c-b");
        var story = new Story(at("risk = \"high\""), "{risk: \"high\"}");
        story.Open.Should().Equal("a", "b");

        story.Migrate(at("risk != \"low\"")).Open.Should().Equal("a", "b");
        story.Migrate(at("risk = \"none\"")).Do(new VariablesCorrected(story.Now, ProcessState.RootId, Story.Context("{risk: \"none\"}")));
        story.Open.Should().Equal(["a", "b", "b"], "by now it has become true anew");
    }

    [Fact]
    public void A_condition_that_the_new_version_adds_and_that_holds_wakes_its_event_and_the_plan_says_so()
    {
        var at = (string border) => Drawn.Process($"<startEvent id=\"s\"/>{Drawn.User("a")}{border}" + Drawn.User("b"), border.Length > 0 ? "s-a c-b" : "s-a a-b");
        var next = at($"<boundaryEvent id=\"c\" attachedToRef=\"a\">{Drawn.Condition("risk = \"high\"")}</boundaryEvent>");
        var story = new Story(at(""), "{risk: \"high\"}");
        story.Plan(next).Begun.Select(b => b.ElementId).Should().Equal("c", "b");
        story.Migrate(next).Open.Should().Equal("b");
    }

    [Fact]
    public void An_event_sub_process_the_new_version_adds_listens_unless_another_has_taken_over()
    {
        var woken = (string id, string message) => $"<subProcess id=\"{id}\" triggeredByEvent=\"true\"><startEvent id=\"{id}-on\">{Drawn.Message(message)}</startEvent>{Drawn.User(id + "-task")}<sequenceFlow id=\"{id}-f\" sourceRef=\"{id}-on\" targetRef=\"{id}-task\"/></subProcess>";
        var plain = "<startEvent id=\"s\"/>" + Drawn.User("a");
        var both = Drawn.Process(plain + woken("one", "reply") + woken("two", "second-reply"), "s-a");
        var story = new Story(Drawn.Process(plain + woken("one", "reply"), "s-a"));

        var listening = new Story(Drawn.Process(plain + woken("one", "reply"), "s-a")).Migrate(both);
        listening.Do(new MessageArrived(listening.Now, "second-reply", null, Story.Context("{}"))).Open.Should().Equal("two-task");

        story.Do(new MessageArrived(story.Now, "reply", null, Story.Context("{}"))).Migrate(both);
        story.Open.Should().Equal("one-task");
        story.State.Subscriptions.Should().BeEmpty();
    }

    [Fact]
    public void What_could_not_begin_to_wait_is_opened_once_when_it_is_tried_again()
    {
        var story = new Story(AProcess().Start().User("a").Boundary("late", "a", "soon").End().Build());
        story.State.Incidents.Should().ContainSingle();
        story.Migrate(Second(AProcess().Start().User("a").Boundary("late", "a", "duration(\"PT1H\")").Boundary("later", "a", "duration(\"PT2H\")").End()));
        story.State.Timers.Should().BeEmpty();
        story.Settle("a", Settlement.Retry).State.Timers.Should().HaveCount(2);
    }
}
