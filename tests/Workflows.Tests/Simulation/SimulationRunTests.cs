using System.Text.Json;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Simulation;
using Reviews.Workflows.Tests.Deadlines;
using Reviews.Workflows.Tests.Definitions;
using static Reviews.Testing.Processes;

namespace Reviews.Workflows.Tests.Simulation;

public sealed class SimulationRunTests
{
    private static readonly ProcessDefinition Review = AProcess("review").Clock().Start()
        .User("agency-report", due: "review day(6)").ForEach("agencies", "agency", "reports", "report")
        .Boundary("late", "agency-report", "review day(6)", TimerKind.Date).To("send-report")
        .From("agency-report").Service("send-report", retries: 1).User("panel-meeting").End().Build();

    [Fact]
    public void A_scenario_is_played_and_told_line_by_line_with_the_summary_last()
    {
        var outcome = Play(Review, """
            {"start":"2026-11-23T09:00:00","variables":{"agencies":[{"id":"health"},{"id":"police"}]},"jobs":{"hold":["send-report"]},
             "steps":[
              {"complete":"agency-report","where":{"agency.id":"police"},"by":"police-lead","variables":{"report":"P"}},
              {"expect":{"open":["agency-report"],"state":"waiting","timers":["late"]}},
              {"complete":"agency-report","variables":{"report":"H"}},
              {"expect":{"open":[],"variables":{"reports":["H","P"]}}},
              {"job":"send-report","variables":{"sent":true}},
              {"expect":{"open":["panel-meeting"]}}]}
            """);
        outcome.ExpectationsMet.Should().BeTrue(string.Join('\n', outcome.Lines));
        outcome.Lines[0].Should().StartWith("""{"at":"2026-11-23T09:00:00Z","event":"process-started","element":"review","type":"process","data":""");
        outcome.Lines.Should().Contain("""{"at":"2026-11-23T09:00:00Z","event":"flow-taken","element":"start-to-agency-report","type":"sequenceFlow","scope":"review","data":{"scopeId":1,"sourceId":"start","targetId":"agency-report"}}""");
        outcome.Lines[^1].Should().Be(
            """{"event":"summary","state":"waiting","variables":{"agencies":[{"id":"health"},{"id":"police"}],"reports":["H","P"],"sent":true},"open":["panel-meeting"],"timers":[],"incidents":[]}""");
    }

    [Fact]
    public void Deadlines_are_told_in_plain_values()
    {
        var line = Play(Review, """{"start":"2026-11-23T09:00:00","variables":{"agencies":[{}]},"steps":[]}""").Lines
            .Single(l => l.Contains("deadline-set", StringComparison.Ordinal));
        using var json = JsonDocument.Parse(line);
        json.RootElement.GetProperty("element").GetString().Should().Be("agency-report");
        json.RootElement.GetProperty("type").GetString().Should().Be("userTask");
        json.RootElement.GetProperty("scope").GetString().Should().Be("agency-report", "the body holds the instance");
        json.RootElement.GetProperty("data").GetProperty("due").GetString().Should().Be("2026-11-30T17:00:00");
        json.RootElement.GetProperty("data").GetProperty("dueAt").GetString().Should().Be("2026-11-30T17:00:00Z");
    }

    [Fact]
    public void Timers_due_on_the_way_fire_in_order_each_at_its_own_instant()
    {
        var outcome = Play(
            AProcess("p").Start().Parallel("fork").Timer("second", "duration(\"PT3H\")").From("fork").Timer("first", "duration(\"PT1H\")")
                .Timer("third", "duration(\"PT4H\")").Build(),
            """{"start":"2026-11-23T09:00:00","steps":[{"advanceBy":"PT3H"},{"advanceTo":"2026-11-23T20:00:00"}]}""");
        Events(outcome, "timer-fired").Should().Equal("10:00 first", "12:00 second", "14:00 third");
        outcome.Lines[^1].Should().Contain("\"state\":\"completed\"");
    }

    [Fact]
    public void A_job_that_is_not_held_is_done_at_once()
    {
        var outcome = Play(AProcess("p").Start().Service("send").User("after").Build(), """{"start":"2026-11-23T09:00:00","steps":[{"expect":{"open":["after"]}}]}""");
        outcome.ExpectationsMet.Should().BeTrue();
        Events(outcome, "job-completed").Should().Equal("09:00 send");
    }

    [Fact]
    public void An_incident_can_be_caused_and_resolved()
    {
        var outcome = Play(Review, """
            {"start":"2026-11-23T09:00:00","variables":{"agencies":[]},"jobs":{"hold":["send-report"]},"steps":[
              {"fail":"send-report","reason":"mail refused"},{"expect":{"state":"incident","incidents":["send-report"]}},
              {"resolve":"send-report","by":"continue"},{"expect":{"state":"waiting","open":["panel-meeting"]}}]}
            """);
        outcome.ExpectationsMet.Should().BeTrue(string.Join('\n', outcome.Lines));
    }

    [Fact]
    public void The_anchor_can_be_corrected()
    {
        var outcome = Play(Review, """
            {"start":"2026-11-23T09:00:00","variables":{"agencies":[{}]},"steps":[{"anchor":"2026-11-24"}]}
            """);
        Events(outcome, "deadline-moved").Should().Equal("09:00 agency-report", "09:00 late");
    }

    [Theory]
    [InlineData("""{"complete":"panel-meeting"}""", "task-not-open")]
    [InlineData("""{"complete":"agency-report","where":{"agency.id":"nobody"}}""", "task-not-open")]
    [InlineData("""{"job":"send-report"}""", "job-not-open")]
    [InlineData("""{"fail":"send-report"}""", "job-not-open")]
    [InlineData("""{"resolve":"agency-report","by":"retry"}""", "no-incident")]
    [InlineData("""{"advanceTo":"2026-11-22T09:00:00"}""", "time-runs-forward")]
    [InlineData("""{"message":"panel-reply","correlationKey":"R-1"}""", "message-not-awaited")]
    [InlineData("""{"signal":"bank-holiday-announced"}""", "signal-not-awaited")]
    [InlineData("""{"throw":"mail-refused","job":"send-report"}""", "job-not-open")]
    [InlineData("""{"add":"panel-meeting","item":{}}""", "loop-not-open")]
    public void A_step_that_cannot_be_is_refused_in_the_trace_and_the_run_goes_on(string step, string code)
    {
        var outcome = Play(Review, $$"""
            {"start":"2026-11-23T09:00:00","variables":{"agencies":[{"id":"health"}]},
             "steps":[{{step}},{"complete":"agency-report"},{"expect":{"open":["panel-meeting"]} }]}
            """);
        outcome.Lines.Single(l => l.Contains("step-refused", StringComparison.Ordinal)).Should().Contain($"\"step\":1,\"code\":\"{code}\"");
        outcome.ExpectationsMet.Should().BeTrue();
    }

    [Theory]
    [InlineData("""{"open":["panel-meeting"]}""")]
    [InlineData("""{"open":["agency-report"]}""")]
    [InlineData("""{"state":"completed"}""")]
    [InlineData("""{"incidents":["agency-report"]}""")]
    [InlineData("""{"timers":[]}""")]
    [InlineData("""{"variables":{"agencies":[]}}""")]
    public void An_expectation_that_fails_is_told_with_what_there_is_instead(string expected)
    {
        var outcome = Play(Review, $$"""
            {"start":"2026-11-23T09:00:00","variables":{"agencies":[{},{}]},"steps":[{"expect":{{expected}} }]}
            """);
        outcome.ExpectationsMet.Should().BeFalse();
        outcome.Lines[^2].Should().Contain("expect-failed").And.Contain(expected).And.Contain("\"actual\":{\"state\":\"waiting\"");
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void What_would_never_end_by_itself_is_stopped()
    {
        var outcome = Play(
            AProcess("p").Start().Exclusive("again").Service("send").To("again").Build(), """{"start":"2026-11-23T09:00:00","steps":[]}""");
        outcome.Lines[^2].Should().Contain("step-refused").And.Contain("too-many-steps");
    }

    [Fact]
    public void Timers_of_no_time_that_go_round_are_stopped_soon_and_named()
    {
        var outcome = Play(
            AProcess("p").Start().Exclusive("again").Timer("wait", "duration(\"PT0S\")").To("again").Build(),
            """{"start":"2026-11-23T09:00:00","steps":[{"advanceBy":"PT1S"},{"advanceBy":"PT1S"}]}""");
        outcome.Lines.Should().HaveCountLessThan(4_000);
        outcome.Lines.Where(l => l.Contains("step-refused", StringComparison.Ordinal)).Should().HaveCount(3)
            .And.OnlyContain(l => l.Contains("too-many-steps", StringComparison.Ordinal) && l.Contains("\\\"wait\\\"", StringComparison.Ordinal) && l.Contains("goes round", StringComparison.Ordinal));
    }

    [Fact]
    public void A_round_without_a_wait_inside_an_item_is_stopped_too()
    {
        var outcome = Play(
            AProcess("p").Start().Sub("each", s => s.Start("inside").Exclusive("again").Timer("wait", "duration(\"PT0S\")").To("again"))
                .ForEach("agencies", "agency").Build(),
            """{"start":"2026-11-23T09:00:00","variables":{"agencies":[1]},"steps":[]}""");
        outcome.Lines.Should().HaveCountLessThan(4_000);
        outcome.Lines[^2].Should().Contain("too-many-steps");
    }

    [Fact]
    public void What_goes_round_can_still_be_mended()
    {
        var outcome = Play(
            AProcess("p").Start().Exclusive("again").Timer("wait", "duration(\"PT0S\")").Exclusive("enough").If("not(done)").To("again").From("enough").Default().End().Build(),
            """{"start":"2026-11-23T09:00:00","variables":{"done":false},"steps":[{"set":{"done":true}},{"expect":{"state":"completed"}}]}""");
        outcome.ExpectationsMet.Should().BeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_long_repetition_of_jobs_is_no_endless_round(bool inTurn)
    {
        var outcome = Play(
            AProcess("p").Start().Service("send").ForEach("for i in 1..1000 return i", "i", sequential: inTurn).Service("after").End().Build(),
            """{"start":"2026-11-23T09:00:00","steps":[{"expect":{"state":"completed"}}]}""");
        outcome.ExpectationsMet.Should().BeTrue(outcome.Lines[^2]);
    }

    [Fact]
    public void A_process_that_calls_itself_comes_to_an_incident()
    {
        var itself = BpmnText.ReadOne(BpmnText.Line("""<callActivity id="again"><extensionElements><zeebe:calledElement processId="p"/></extensionElements></callActivity>"""));
        var outcome = SimulationRun.Of(itself, EnglandAndWales.Calendar, Scenario.Read("""{"start":"2026-11-23T09:00:00","steps":[]}"""), _ => itself);
        outcome.Lines.Should().HaveCountLessThan(1_000);
        outcome.Lines[^2].Should().Contain("\"incident\"").And.Contain("call each other without end");
        outcome.Lines[^1].Should().Contain("\"state\":\"incident\"").And.Contain("\"incidents\":[\"again\"]");
    }

    [Fact]
    public void The_same_scenario_gives_the_same_trace()
    {
        const string Scene = """{"start":"2026-11-23T09:00:00","variables":{"agencies":[{"id":"a"}]},"steps":[{"advanceBy":"P30D"}]}""";
        Play(Review, Scene).Lines.Should().Equal(Play(Review, Scene).Lines);
    }

    private static SimulationOutcome Play(ProcessDefinition definition, string scenario) =>
        SimulationRun.Of(definition, EnglandAndWales.Calendar, Scenario.Read(scenario));

    [Fact]
    public void A_delay_stops_the_clock_and_what_is_wrong_with_one_is_said()
    {
        const string Delayed = """
            {"start":"2026-11-23T09:00:00","variables":{"agencies":[{"id":"health"}]},"steps":[
              {"delay":{"from":"2026-11-24","through":"2026-11-25"}},{"delay":{"target":"2026-12-18"}},{"resume":{"number":1,"from":"2026-11-25"}},{"resume":{"number":7,"from":"2026-11-25"}}]}
            """;
        var limited = Review with { Clock = Review.Clock! with { Limit = Feel("working days after(anchor, 15)") } };
        var lines = Play(limited, Delayed).Lines;
        lines.Should().ContainSingle(line => line.Contains("\"event\":\"clock-stopped\"") && line.Contains("\"through\":\"2026-11-25\"") && line.Contains("\"limit\":\"2026-12-16T17:00:00\""));
        lines.Should().ContainSingle(line => line.Contains("\"event\":\"clock-stopped\"") && line.Contains("\"from\":\"2026-12-16\"") && line.Contains("\"limit\":\"2026-12-18T17:00:00\""));
        lines.Should().ContainSingle(line => line.Contains("\"event\":\"clock-resumed\"") && line.Contains("\"limit\":\"2026-12-17T17:00:00\""));
        lines.Should().ContainSingle(line => line.Contains("\"step-refused\"") && line.Contains("stop-unknown"));

        var faulty = () => Scenario.Read("""{"start":"2026-11-23T09:00:00","steps":[{"delay":{"from":"2026-11-24"}},{"delay":7},{"resume":{"number":"x","from":"soon","why":""}}]}""");
        faulty.Should().Throw<FormatException>().WithMessage("*Step 1: expected either \"through\" or \"target\"*Step 2: expected \"delay\" as an object*Step 3: expected only number, from in \"resume\"*expected \"number\" as the number*expected \"from\" as a date*");
    }

    private static List<string> Events(SimulationOutcome outcome, string name) =>
    [
        .. outcome.Lines.Select(l => JsonDocument.Parse(l).RootElement).Where(l => l.GetProperty("event").GetString() == name)
            .Select(l => l.GetProperty("at").GetString()![11..16] + " " + l.GetProperty("element").GetString()),
    ];
}
