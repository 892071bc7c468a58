using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using static Reviews.Testing.Processes;
using static Reviews.Workflows.Tests.Engine.Migration.MigrationTests;

namespace Reviews.Workflows.Tests.Engine.Migration;

/// <summary>Every reason why what stands cannot go is told, all at once, and names both sides; nothing is then done.</summary>
public sealed class ObstacleTests
{
    public static TheoryData<string, string, string, string> Reasons => new()
    {
        { "element-gone", Drawn.User("a"), Drawn.User("b"), "*\"a\" to be in the version to move to*no such element*" },
        { "kind-differs", Drawn.User("a"), "<receiveTask id=\"a\" messageRef=\"reply\"/>", "*\"a\" to stay a user task, but \"a\" is a receive task.*" },
        { "scope-differs", Drawn.User("a"), $"<subProcess id=\"part\"><startEvent id=\"in\"/>{Drawn.User("a")}<sequenceFlow id=\"x\" sourceRef=\"in\" targetRef=\"a\"/></subProcess>", "*within \"p\"*within \"part\"*" },
        { "repetition-differs", Drawn.User("a"), Repeated("a", ""), "*done once still*done at once for each item*" },
        { "repetition-differs", Repeated("a", ""), Repeated("a", " inputElement=\"agency\""), "*for each item*for each agency*" },
        { "repetition-differs", Repeated("a", ""), "<userTask id=\"a\"><extensionElements><zeebe:userTask/></extensionElements><standardLoopCharacteristics loopMaximum=\"3\"/></userTask>", "*done at once*done again and again*" },
        { "step-differs", Drawn.User("a", Drawn.Step("form")), Drawn.User("a", Drawn.Step("sign-off")), "*kind form*kind sign-off*" },
        { "form-differs", Drawn.User("a", "<zeebe:formDefinition formId=\"one\"/>"), Drawn.User("a", "<zeebe:formDefinition formId=\"two\"/>"), "*form \"one\"*form \"two\"*" },
        { "deadline-gone", Drawn.User("a", "<zeebe:taskSchedule dueDate=\"2026-12-01\"/>"), Drawn.User("a"), "*keep a due date*sets none*" },
        { "deadline-not-reckonable", Drawn.User("a", "<zeebe:taskSchedule dueDate=\"2026-12-01\"/>"), Drawn.User("a", "<zeebe:taskSchedule dueDate=\"=nothing\"/>"), "*dates of \"a\"*nothing gave null*" },
        { "job-differs", Job("a", "tell"), Job("a", "ring"), "*\"tell\"*\"ring\"*" },
        { "call-differs", Call("a", "one"), Call("a", "two"), "*call \"one\"*calls \"two\"*" },
        { "trigger-differs", Catch(Drawn.Message()), Catch(Drawn.Timer("PT1H")), "*wait for a message still*waits for a time*" },
        { "deadline-not-reckonable", Catch(Drawn.Timer("PT1H")), Catch(Drawn.Timer("=soon")), "*timer \"a\"*soon gave null*" },
        { "event-not-awaitable", Drawn.User("a"), Drawn.User("a") + $"<boundaryEvent id=\"late\" attachedToRef=\"a\">{Drawn.Timer("=soon")}</boundaryEvent>", "*\"late\" cannot be set*" },
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public void What_stands_where_the_new_version_differs_stays(string code, string from, string to, string says)
    {
        var story = new Story(Drawn.Process("<startEvent id=\"s\"/>" + from, "s-a"), "{items: [1, 2]}");
        var (before, next) = (ProcessStateJson.Write(story.State), Drawn.Process("<startEvent id=\"s\"/>" + to, to.Contains("<subProcess", StringComparison.Ordinal) ? "s-part" : to.Contains("\"b\"", StringComparison.Ordinal) ? "s-b" : "s-a"));

        story.Plan(next).Obstacles.Should().ContainSingle(o => o.Code == code).Which.Sentence.Should().Match(says);

        story.Migrate(next).Refusal!.Code.Should().Be("not-migratable");
        ProcessStateJson.Write(story.State).Should().Be(before);
    }

    [Fact]
    public void What_a_process_lacks_of_the_variables_given_it_gets_and_what_it_has_stays()
    {
        var story = new Story(Drawn.Process("<startEvent id=\"s\"/>" + Drawn.User("a"), "s-a"), "{rules: \"its own\"}");
        var next = Drawn.Process("<startEvent id=\"s\"/>" + Drawn.User("a", "<zeebe:taskSchedule dueDate=\"=leads\"/>"), "s-a");
        story.Do(new VersionChanged(story.Now, next, new Dictionary<string, string>()) { Given = FeelContext.Empty.With("rules", new FeelText("of today")).With("leads", new FeelText("2026-12-01T09:00:00")) });

        story.Refusal.Should().BeNull();
        (story.State.Variables.Find("rules"), story.State.Variables.Find("leads")).Should().Be((new FeelText("its own"), new FeelText("2026-12-01T09:00:00")));
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var story = new Story(AProcess().Start().Parallel("both").User("a").End().From("both").User("b").To("end").From("both").User("c").To("end").Build());
        var plan = story.Plan(Second(AProcess().Start().Parallel("both").Service("a").End()), "nobody>a");

        plan.Obstacles.Select(o => (o.Code, o.ElementId)).Should().Equal(("mapping-unknown", "nobody"), ("kind-differs", "a"), ("element-gone", "b"), ("element-gone", "c"));
        plan.Facts.Should().BeEmpty();
        story.Do(new VersionChanged(story.Now, Second(AProcess().Start().Service("a")), new Dictionary<string, string>()));
        story.Refusal!.Sentence.Should().ContainAll("\"a\"", "\"b\"", "\"c\"");
    }

    [Fact]
    public void Two_that_stand_cannot_become_one()
    {
        var story = new Story(AProcess().Start().Parallel("both").User("a").End().From("both").User("b").To("end").Build());
        var next = Second(AProcess().Start().Parallel("both").User("a").End());
        story.Plan(next, "b>a").Obstacles.Should().ContainSingle(o => o.Code == "mapping-twice");
        story.Plan(next, "a>a", "b>a").Obstacles.Should().Contain(o => o.Code == "mapping-twice");
        story.Plan(next, "b>elsewhere").Obstacles.Should().Contain(o => o.Code == "mapping-unknown");
    }

    [Fact]
    public void A_join_with_another_branch_does_not_take_the_tokens_that_wait_at_it()
    {
        var story = new Story(Split(s => s.User("a").Parallel("join")).Build()).Complete("a");
        var more = Second(Split(s => s.User("a").Parallel("join")).From("split").User("c").To("join"));
        story.Plan(more).Obstacles.Should().ContainSingle(o => o.Code == "join-differs").Which.Sentence.Should().Match("*\"a\", \"b\" still*\"a\", \"b\", \"c\"*");
        story.Plan(Second(Split(s => s.User("a").Exclusive("join")))).Obstacles.Should().Contain(o => o.Code == "kind-differs" && o.ElementId == "join");
        story.Plan(Second(Split(s => s.User("a").Parallel("meet")).From("b").To("meet"))).Obstacles.Should().Contain(o => o.Code == "element-gone" && o.ElementId == "join");
    }

    [Fact]
    public void A_join_that_would_wait_for_a_way_that_is_behind_the_process_is_foreseen()
    {
        var story = new Story(AProcess().Start().User("a").User("b").End().Build()).Complete("a");
        story.Plan(Second(Split(s => s.User("a").Parallel("join")))).Obstacles.Should().ContainSingle(o => o.Code == "join-starves" && o.ElementId == "join");
        story.Plan(Second(AProcess().Start().User("a").User("b").Parallel("split").User("c").Parallel("join").User("d").End().From("split").User("e").To("join"))).CanBeDone.Should().BeTrue();
    }

    [Fact]
    public void Two_joins_at_which_tokens_wait_cannot_become_one()
    {
        var elements = "<startEvent id=\"s\"/><parallelGateway id=\"split\"/>" + string.Concat("abcd".Select(id => Drawn.User(id.ToString())));
        var story = new Story(Drawn.Process(elements + "<parallelGateway id=\"j1\"/><parallelGateway id=\"j2\"/>", "s-split split-a split-b split-c split-d a-j1 b-j1 c-j2 d-j2")).Complete("a").Complete("c");
        var next = Drawn.Process(elements + "<parallelGateway id=\"j2\"/>", "s-split split-a split-b split-c split-d a-j2 c-j2");

        story.Plan(next, "j1>j2").Obstacles.Should().ContainSingle(o => o.Code == "mapping-twice" && o.ElementId == "j2").Which.Sentence.Should().Match("*\"j1\" and \"j2\" do.");
        story.Migrate(next, "j1>j2").Refusal!.Code.Should().Be("not-migratable");
        story.State.Tokens.Should().HaveCount(2);
    }

    [Fact]
    public void A_game_that_is_too_long_to_be_played_out_is_no_proof()
    {
        var ways = Enumerable.Range(0, 20).Select(i => "w" + i).ToList();
        var wide = Drawn.Process(
            "<startEvent id=\"s\"/>" + Drawn.User("a") + "<inclusiveGateway id=\"split\"/><inclusiveGateway id=\"join\"/>" + string.Concat(ways.Select(w => Drawn.User(w))),
            "s-a a-split " + string.Join(' ', ways.Select(w => $"split-{w} {w}-join")));
        new Story(Drawn.Process("<startEvent id=\"s\"/>" + Drawn.User("a"), "s-a")).Plan(wide)
            .Obstacles.Should().ContainSingle(o => o.Code == "not-proven" && o.ElementId == "p").Which.Sentence.Should().Contain("could not be proved");
    }

    [Fact]
    public void What_the_process_as_a_whole_is_must_stay()
    {
        var story = new Story(AProcess().Start().User("a").End().Build());
        story.Plan(AProcess().Start().User("a").End().Build()).Obstacles.Should().ContainSingle(o => o.Code == "same-version");
        story.Plan(Second(AProcess("other").Start().User("a").End())).Obstacles.Should().ContainSingle(o => o.Code == "other-process");

        var anchor = (string name) => Drawn.Process("<startEvent id=\"s\"/>" + Drawn.User("a"), "s-a", $"<zeebe:property name=\"clock.anchor\" value=\"{name}\"/><zeebe:property name=\"clock.first-day\" value=\"1\"/>");
        new Story(anchor("awareness")).Plan(anchor("notification-sent")).Obstacles.Should().ContainSingle(o => o.Code == "anchor-differs");
        var clockless = Drawn.Process("<startEvent id=\"s\"/>" + Drawn.User("a"), "s-a");
        var state = ((Decision.Accepted)ProcessInterpreter.Decide(clockless, Deadlines.EnglandAndWales.Calendar, ProcessState.NotStarted, new ProcessBegun(story.Now, Story.Context("{}"), null))).State;
        Workflows.Engine.Migration.MigrationPlan.Of(clockless, anchor("awareness"), Deadlines.EnglandAndWales.Calendar, state, story.Now).Obstacles.Should().ContainSingle(o => o.Code == "anchor-missing");
    }

    private static string Repeated(string id, string how) =>
        $"<userTask id=\"{id}\"><extensionElements><zeebe:userTask/></extensionElements><multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection=\"=items\"{how}/></extensionElements></multiInstanceLoopCharacteristics></userTask>";

    private static string Catch(string trigger) => $"<intermediateCatchEvent id=\"a\">{trigger}</intermediateCatchEvent>";

    private static string Job(string id, string type) => $"<serviceTask id=\"{id}\"><extensionElements><zeebe:taskDefinition type=\"{type}\"/></extensionElements></serviceTask>";

    private static string Call(string id, string process) => $"<callActivity id=\"{id}\"><extensionElements><zeebe:calledElement processId=\"{process}\"/></extensionElements></callActivity>";
}
