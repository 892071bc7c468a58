using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using static Reviews.Workflows.Tests.Definitions.BpmnText;

namespace Reviews.Workflows.Tests.Engine;

/// <summary>What failed is taken up from where it failed: nothing before that is done twice, and nothing is made of nothing.</summary>
public sealed class TakenUpAgainTests
{
    private const string Endless = "=count(for i in 1..n return i) + 0";

    [Fact]
    public void Output_mappings_are_made_once_although_the_way_on_is_tried_again()
    {
        var story = new Story(ReadOne(Process($"""
            <startEvent id="start"/>{UserTask("a", Mapping("output", "=attempts + 1", "attempts"))}{UserTask("yes")}{UserTask("no")}
            {Flow("f1", "start", "a")}{Flow("f2", "a", "yes", "=known")}{Flow("f3", "a", "no", "=not(known)")}
            """)), "{attempts: 0}");
        story.Complete("a").State.Incidents.Should().ContainSingle();
        story.Settle("a", Settlement.Retry).Settle("a", Settlement.Retry, "{known: true}").Open.Should().Equal("yes");
        story.Variable("attempts")!.ToString().Should().Be("1");
    }

    [Fact]
    public void Input_mappings_are_made_once_although_the_events_on_the_border_are_tried_again()
    {
        var story = new Story(ReadOne(Process($"""
            <startEvent id="start"/>{UserTask("a", Mapping("input", "=attempts + 1", "attempts"))}<endEvent id="end"/><endEvent id="late"/>
            <boundaryEvent id="timer" attachedToRef="a"><timerEventDefinition><timeDuration>=patience</timeDuration></timerEventDefinition></boundaryEvent>
            {Flow("f1", "start", "a")}{Flow("f2", "a", "end")}{Flow("f3", "timer", "late")}
            """)), "{attempts: 0}");
        story.State.Incidents.Should().ContainSingle();
        story.Settle("a", Settlement.Retry, "{patience: \"PT1H\"}").Open.Should().Equal("a");
        story.State.OpenTasks.Single().Variables.Find("attempts")!.ToString().Should().Be("1");
    }

    [Fact]
    public void A_job_that_failed_reads_corrected_values_through_its_input_mappings()
    {
        var story = new Story(ReadOne(Line($"""<serviceTask id="send"><extensionElements><zeebe:taskDefinition type="send" retries="1"/>{Mapping("input", "=agency.email", "to")}</extensionElements></serviceTask>""")), "{agency: {email: \"wrong\"}}");
        story.Fail("send").Settle("send", Settlement.Retry, "{agency: {email: \"right\"}}");
        story.State.OpenJobs.Single().Variables.Find("to")!.ToString().Should().Be("\"right\"");
    }

    [Fact]
    public void A_gateway_that_waits_for_events_is_not_passed_over()
    {
        var story = new Story(ReadOne(Process($"""
            <startEvent id="start"/><eventBasedGateway id="first-of"/>{Wait("timer", "<timeDuration>=patience</timeDuration>")}{Wait("other", "<timeDuration>PT9H</timeDuration>")}<endEvent id="end"/>
            {Flow("f1", "start", "first-of")}{Flow("f2", "first-of", "timer")}{Flow("f3", "first-of", "other")}{Flow("f4", "timer", "end")}{Flow("f5", "other", "end")}
            """)));
        story.Settle("first-of", Settlement.Continue).Refusal!.Code.Should().Be("no-way-on");
        story.Settle("first-of", Settlement.Retry, "{patience: \"PT1H\"}").State.Timers.Should().HaveCount(2);
        story.Pass(Duration.FromHours(10)).State.Status.Should().Be(ProcessStatus.Completed);
    }

    [Fact]
    public void A_choice_that_failed_goes_on_by_its_default_flow()
    {
        var story = new Story(ReadOne(Process($"""
            <startEvent id="start"/><exclusiveGateway id="which" default="f3"/>{UserTask("yes")}{UserTask("no")}
            {Flow("f1", "start", "which")}{Flow("f2", "which", "yes", "=known")}{Flow("f3", "which", "no")}
            """)));
        story.State.Incidents.Single().Incident!.Code.Should().Be("condition-not-boolean");
        story.Settle("which", Settlement.Continue).Refusal.Should().BeNull();
        story.Open.Should().Equal("no");
    }

    [Theory]
    [InlineData("exclusiveGateway")]
    [InlineData("inclusiveGateway")]
    [InlineData("task")]
    public void A_choice_that_failed_without_a_default_flow_is_not_passed_over(string kind)
    {
        var story = new Story(ReadOne(Process($"""
            <startEvent id="start"/><{kind} id="which"/>{UserTask("yes")}{UserTask("no")}
            {Flow("f1", "start", "which")}{Flow("f2", "which", "yes", "=x = 1")}{Flow("f3", "which", "no", "=x = 2")}
            """)), "{x: 3}");
        story.State.Incidents.Single().Incident!.Code.Should().Be("no-flow-holds");
        story.Settle("which", Settlement.Continue).Refusal!.Code.Should().Be("no-way-on");
        story.State.Incidents.Should().ContainSingle("it stands as it was");
        story.Settle("which", Settlement.Retry, "{x: 2}").Open.Should().Equal("no");
    }

    [Fact]
    public void A_task_that_has_its_message_and_failed_leaves_the_next_one_to_another()
    {
        var story = new Story(Read($"""
            <message id="reply" name="reply"/>
            """, $"""
            <startEvent id="start"/><parallelGateway id="fork"/>{Receive("one", Mapping("output", Endless, "many"))}{Receive("two")}<endEvent id="end"/>
            {Flow("f1", "start", "fork")}{Flow("f2", "fork", "one")}{Flow("f3", "fork", "two")}{Flow("f4", "one", "end")}{Flow("f5", "two", "end")}
            """), "{n: 100000000}");
        story.Do(new MessageArrived(story.Now, "reply", null, Story.Context("{}")));
        story.State.Incidents.Select(i => i.ElementId).Should().Equal("one");
        story.Do(new MessageArrived(story.Now, "reply", null, Story.Context("{}")));
        story.Facts.OfType<ElementCompleted>().Select(f => f.ElementId).Should().Equal("two", "end");
        story.Do(new MessageArrived(story.Now, "reply", null, Story.Context("{}"))).Refusal!.Code.Should().Be("message-not-awaited");
        story.Settle("one", Settlement.Retry, "{n: 1}").State.Status.Should().Be(ProcessStatus.Completed);
    }

    [Fact]
    public void A_repetition_that_is_over_but_for_its_way_on_takes_no_item_more()
    {
        var each = """<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=[1]" inputElement="n"/></extensionElements></multiInstanceLoopCharacteristics>""";
        var story = new Story(ReadOne(Process($"""
            <startEvent id="start"/>{UserTask("a", content: each)}{UserTask("yes")}{UserTask("no")}
            {Flow("f1", "start", "a")}{Flow("f2", "a", "yes", "=known")}{Flow("f3", "a", "no", "=not(known)")}
            """)));
        var body = story.State.Instances.Values.Single(i => i.IsBody).Id;
        story.Complete("a").State.Incidents.Should().ContainSingle().Which.Id.Should().Be(body);
        story.Do(new ItemGiven(story.Now, body, new FeelText("more"))).Refusal!.Code.Should().Be("loop-not-open");
        story.Settle("a", Settlement.Retry, "{known: true}").Open.Should().Equal("yes");
    }

    [Theory]
    [InlineData("""<userTask id="a"><extensionElements><zeebe:userTask/><zeebe:taskSchedule dueDate="=@&quot;9999-12-31T23:59:59-12:00&quot;"/></extensionElements></userTask>""")]
    [InlineData("""<scriptTask id="s"><extensionElements><zeebe:script expression="=@&quot;9999-12-31T23:59:59-12:00&quot; &gt; now()" resultVariable="later"/></extensionElements></scriptTask>""")]
    [InlineData("""<intermediateCatchEvent id="t"><timerEventDefinition><timeDate>9999-12-31T23:59:59-12:00</timeDate></timerEventDefinition></intermediateCatchEvent>""")]
    public void The_end_of_the_calendar_throws_nothing(string element) =>
        new Story(ReadOne(Line(element))).Refusal.Should().BeNull();

    [Fact]
    public void What_repeats_stops_where_the_calendar_does()
    {
        var story = new Story(ReadOne(Process($"""
            <startEvent id="start"/>{UserTask("a")}<endEvent id="end"/><endEvent id="told"/>
            <boundaryEvent id="again" attachedToRef="a" cancelActivity="false"><timerEventDefinition><timeCycle>R5/9999-12-30T09:00:00/P1D</timeCycle></timerEventDefinition></boundaryEvent>
            {Flow("f1", "start", "a")}{Flow("f2", "a", "end")}{Flow("f3", "again", "told")}
            """)));
        story.PassTo("9999-12-31T10:00:00");
        story.All.OfType<TimerFired>().Should().HaveCount(2);
        story.State.Timers.Should().BeEmpty();
    }

    [Fact]
    public void A_process_is_completed_once_whatever_its_last_step_made_true()
    {
        var story = new Story(ReadOne(Process($"""
            <startEvent id="start"/>{UserTask("a")}<endEvent id="end"/>{Flow("f1", "start", "a")}{Flow("f2", "a", "end")}
            <subProcess id="told" triggeredByEvent="true"><startEvent id="woken" isInterrupting="false"><conditionalEventDefinition><condition>=x = 1</condition></conditionalEventDefinition></startEvent></subProcess>
            """)));
        story.Complete("a", "{x: 1}").Facts.OfType<ProcessCompleted>().Should().ContainSingle();
    }

    private static ProcessDefinition Read(string beside, string content) =>
        ReadOne(Process(content).Replace("<process ", beside + "<process ", StringComparison.Ordinal));

    private static string Receive(string id, string extensions = "") =>
        $"""<receiveTask id="{id}" messageRef="reply"><extensionElements>{extensions}</extensionElements></receiveTask>""";

    private static string Wait(string id, string timer) => $"""<intermediateCatchEvent id="{id}"><timerEventDefinition>{timer}</timerEventDefinition></intermediateCatchEvent>""";

    private static string Mapping(string kind, string source, string target) => $"""<zeebe:ioMapping><zeebe:{kind} source="{source}" target="{target}"/></zeebe:ioMapping>""";
}
