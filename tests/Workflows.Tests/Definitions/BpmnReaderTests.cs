using System.Security.Cryptography;
using System.Text;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using static Reviews.Workflows.Tests.Definitions.BpmnText;

namespace Reviews.Workflows.Tests.Definitions;

public sealed class BpmnReaderTests
{
    [Fact]
    public void A_persons_task_is_read_with_everything_the_modeller_writes()
    {
        var process = ReadOnce("""
            <zeebe:assignmentDefinition assignee="=lead" candidateGroups="=[&quot;agency-lead:&quot; + agency.id]"/>
            <zeebe:taskSchedule dueDate="=review day(6, &quot;17:00&quot;)" followUpDate="2026-12-18T09:00:00"/>
            <zeebe:formDefinition formId="agency-report"/>
            <zeebe:ioMapping><zeebe:input source="=a + 1" target="b"/><zeebe:output source="plain" target="c"/></zeebe:ioMapping>
            <zeebe:properties><zeebe:property name="step" value="agency-report"/><zeebe:property name="source" value="S003 App E, day 6"/></zeebe:properties>
            """);

        var task = process.Element("t").Should().BeOfType<UserTask>().Subject;
        task.Assignee!.Text.Should().Be("=lead");
        task.CandidateGroups!.Text.Should().Be("=[\"agency-lead:\" + agency.id]");
        task.DueDate!.AsCall!.Function.Should().Be("review day");
        task.FollowUpDate!.Text.Should().Be("date and time(\"2026-12-18T09:00:00\")");
        task.FormId.Should().Be("agency-report");
        task.Step.Should().Be("agency-report");
        task.Properties["source"].Should().Be("S003 App E, day 6");
        task.Inputs.Should().ContainSingle().Which.Target.Should().Be("b");
        task.Outputs.Should().ContainSingle().Which.Source.Text.Should().Be("\"plain\"");
        (task.Name, task.Type, task.Line, task.ScopeId).Should().Be(("t", "userTask", 4, "p"));
        (task.Incoming, task.Outgoing).Should().BeEquivalentTo((new[] { "f1" }, new[] { "f2" }));
    }

    [Fact]
    public void A_repetition_and_a_job_are_read()
    {
        var process = ReadOne(Line("""
            <serviceTask id="s"><extensionElements><zeebe:taskDefinition type="circulate-reports" retries="5"/></extensionElements>
            <multiInstanceLoopCharacteristics isSequential="true"><extensionElements>
            <zeebe:loopCharacteristics inputCollection="=agencies" inputElement="agency" outputCollection="reports" outputElement="=report"/>
            </extensionElements><completionCondition>=count(reports) > 2</completionCondition></multiInstanceLoopCharacteristics></serviceTask>
            """));

        var task = process.Element("s").Should().BeOfType<ServiceTask>().Subject;
        (task.JobType.Text, task.Retries).Should().Be(("\"circulate-reports\"", 5));
        var loop = task.MultiInstance!;
        (loop.Sequential, loop.InputCollection.Text, loop.InputElement, loop.OutputCollection, loop.OutputElement!.Text, loop.CompletionCondition!.Text)
            .Should().Be((true, "=agencies", "agency", "reports", "=report", "=count(reports) > 2"));
    }

    [Fact]
    public void A_sub_process_holds_its_own_elements_and_wears_its_boundary_timer()
    {
        var process = ReadOne(Line(
            $"""<subProcess id="sub"><startEvent id="s1"/><task id="t1"/><endEvent id="e1"/>{Flow("g1", "s1", "t1")}{Flow("g2", "t1", "e1")}</subProcess>""",
            """<task id="after"/>""").Replace("</process>", """
            <boundaryEvent id="late" attachedToRef="sub" cancelActivity="false"><timerEventDefinition><timeDuration>P2D</timeDuration></timerEventDefinition></boundaryEvent>
            <endEvent id="told"/><sequenceFlow id="f9" sourceRef="late" targetRef="told"/></process>
            """, StringComparison.Ordinal));

        process.Element("sub").Should().BeOfType<SubProcess>().Which.BoundaryEvents.Should().Equal("late");
        process.Element("t1").ScopeId.Should().Be("sub");
        var boundary = process.Element("late").Should().BeOfType<BoundaryEvent>().Subject;
        boundary.Interrupting.Should().BeFalse();
        boundary.Trigger.Should().BeOfType<TimerTrigger>().Which.Expression.Text.Should().Be("duration(\"P2D\")");
        process.Elements.Select(e => e.Id).Should().Equal("start", "sub", "s1", "t1", "e1", "after", "end", "late", "told");
    }

    [Fact]
    public void A_gateway_knows_its_default_and_conditions()
    {
        var process = ReadOne(Process($"""
            <startEvent id="s"/><exclusiveGateway id="g" default="no"/><endEvent id="a"/><endEvent id="b"/>
            {Flow("f", "s", "g")}{Flow("yes", "g", "a", "=x > 1")}{Flow("no", "g", "b")}
            """));

        process.Element("g").Should().BeOfType<ExclusiveGateway>().Which.DefaultFlow.Should().Be("no");
        process.Flow("yes").Condition!.Text.Should().Be("=x > 1");
    }

    [Fact]
    public void The_clock_is_read_and_closes_at_five_unless_it_says_otherwise()
    {
        var clock = ReadOne(Process(
            $"""<startEvent id="s"/><endEvent id="e"/>{Flow("f", "s", "e")}""",
            Property("clock.anchor", "notification-sent") + Property("clock.first-day", "1") + Property("clock.limit", "=working days after(anchor, 15)"))).Clock!;

        clock.Rules.Should().Be(new ClockRules("notification-sent", 1, new LocalTime(17, 0), AfterClose.SameDay));
        clock.Limit!.AsCall!.Function.Should().Be("working days after");
    }

    [Fact]
    public void A_clock_that_says_nonsense_is_an_error_and_not_refused()
    {
        var file = Read(Process(
            $"""<startEvent id="s"/><endEvent id="e"/>{Flow("f", "s", "e")}""",
            Property("clock.anchor", "whenever") + Property("clock.close", "5pm")));

        Codes(file.Problems).Should().Equal("p bad-clock", "p bad-clock", "p bad-clock");
        file.Problems.Should().OnlyContain(p => p.Severity == Severity.Error);
        file.Processes.Should().ContainSingle().Which.Clock.Should().BeNull();
    }

    [Fact]
    public void The_version_is_the_hash_of_the_file_and_then_its_forms_by_id()
    {
        var text = Line(
            UserTask("t1", """<zeebe:formDefinition formId="b"/>"""), UserTask("t2", """<zeebe:formDefinition formId="a"/>"""), UserTask("t3", """<zeebe:formDefinition formId="b"/>"""));
        var bytes = Encoding.UTF8.GetBytes(text);

        var version = BpmnReader.Read("x.bpmn", bytes, id => new FormSource(id, id + ".form", Encoding.UTF8.GetBytes($"form {id};"))).Processes[0].Version;

        version.Should().Be(Convert.ToHexStringLower(SHA256.HashData([.. bytes, .. "form a;form b;"u8])));
    }

    [Fact]
    public void What_is_only_drawn_is_passed_over()
    {
        var process = ReadOne(Line("""<task id="t"><documentation>Words</documentation><dataInputAssociation id="d"/></task>""").Replace("</process>", """
            <laneSet id="l"><lane id="l1"/></laneSet><textAnnotation id="n"/><association id="a" sourceRef="t" targetRef="n"/>
            <group id="g"/><dataObject id="o"/><dataObjectReference id="r" dataObjectRef="o"/></process><collaboration id="c"><participant id="q" processRef="p"/></collaboration>
            """, StringComparison.Ordinal));

        process.Elements.Select(e => e.Id).Should().Equal("start", "t", "end");
    }

    [Fact]
    public void A_process_that_is_drawn_only_is_named_and_not_read()
    {
        var file = Read(Line().Replace("isExecutable=\"true\"", "isExecutable=\"false\"", StringComparison.Ordinal));

        file.Processes.Should().BeEmpty();
        Codes(file.Problems).Should().BeEquivalentTo("p not-executable", " no-process");
    }

    private static ProcessDefinition ReadOnce(string extensions) => ReadOne(Line(UserTask("t", extensions)));
}
