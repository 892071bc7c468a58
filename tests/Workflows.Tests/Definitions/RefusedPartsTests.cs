using Reviews.Workflows.Definitions;
using static Reviews.Workflows.Tests.Definitions.BpmnText;

namespace Reviews.Workflows.Tests.Definitions;

public sealed class RefusedPartsTests
{
    [Theory]
    [InlineData("""<inclusiveGateway id="x"><extensionElements><zeebe:ioMapping/></extensionElements></inclusiveGateway>""")]
    [InlineData("""<complexGateway id="x"/>""")]
    [InlineData("""<choreographyTask id="x"/>""")]
    [InlineData("""<callActivity id="x"><extensionElements><zeebe:calledElement processId="y"/><zeebe:taskDefinition type="a"/></extensionElements></callActivity>""")]
    [InlineData("""<intermediateThrowEvent id="x"><compensateEventDefinition/></intermediateThrowEvent>""")]
    [InlineData("""<transaction id="x"/>""")]
    [InlineData("""<adHocSubProcess id="x"/>""")]
    [InlineData("""<intermediateCatchEvent id="x"><errorEventDefinition/></intermediateCatchEvent>""")]
    [InlineData("""<intermediateThrowEvent id="x"><terminateEventDefinition/></intermediateThrowEvent>""")]
    [InlineData("""<task id="x"><standardLoopCharacteristics loopMaximum="2"/><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></task>""")]
    [InlineData("""<intermediateCatchEvent id="x"><timerEventDefinition><timeDate>=a</timeDate></timerEventDefinition><timerEventDefinition><timeDate>=a</timeDate></timerEventDefinition></intermediateCatchEvent>""")]
    [InlineData("""<serviceTask id="x"><extensionElements><camunda:connector/><zeebe:taskDefinition type="a"/></extensionElements></serviceTask>""")]
    [InlineData("""<userTask id="x"><potentialOwner/></userTask>""")]
    public void An_element_that_is_not_executed_is_refused_by_name(string element)
    {
        var file = Read(Line(element));

        file.Processes.Should().BeEmpty();
        file.Drafts.Should().ContainSingle();
        var problem = file.Problems.Should().ContainSingle().Subject;
        (problem.Element, problem.Line, problem.Severity).Should().Be(("x", 4, Severity.Refused));
        problem.Code.Should().Be("unsupported-element");
        problem.Message.Should().Contain("not supported");
    }

    [Theory]
    [InlineData("""<task id="x" startQuantity="2"/>""", "unsupported-attribute")]
    [InlineData("""<task id="x" completionQuantity="2"/>""", "unsupported-attribute")]
    [InlineData("""<task id="x" isForCompensation="true"/>""", "unsupported-attribute")]
    [InlineData("""<userTask id="x" camunda:assignee="kermit"/>""", "unsupported-attribute")]
    [InlineData("""<serviceTask id="x"/>""", "missing-part")]
    [InlineData("""<serviceTask id="x"><extensionElements><zeebe:taskDefinition type="a" retries="no"/></extensionElements></serviceTask>""", "bad-value")]
    [InlineData("""<scriptTask id="x" scriptFormat="javascript"><extensionElements><zeebe:script expression="=1" resultVariable="a"/></extensionElements></scriptTask>""", "foreign-script")]
    [InlineData("""<scriptTask id="x"><extensionElements><zeebe:script expression="=1 +" resultVariable="a"/></extensionElements></scriptTask>""", "bad-expression")]
    [InlineData("""<scriptTask id="x"><extensionElements><zeebe:script expression="1" resultVariable="a"/></extensionElements></scriptTask>""", "bad-expression")]
    [InlineData("""<intermediateCatchEvent id="x"/>""", "missing-part")]
    [InlineData("""<intermediateCatchEvent id="x"><timerEventDefinition><timeDuration>soon</timeDuration></timerEventDefinition></intermediateCatchEvent>""", "bad-value")]
    [InlineData("""<intermediateCatchEvent id="x"><timerEventDefinition/></intermediateCatchEvent>""", "missing-part")]
    [InlineData("""<task id="x"><multiInstanceLoopCharacteristics/></task>""", "missing-part")]
    [InlineData("""<task id="x"><standardLoopCharacteristics/></task>""", "missing-part")]
    [InlineData("""<callActivity id="x" calledElement="y"/>""", "missing-part")]
    [InlineData("""<callActivity id="x"><extensionElements><zeebe:calledElement processId="y" bindingType="deployment"/></extensionElements></callActivity>""", "unsupported-attribute")]
    [InlineData("""<callActivity id="x"><extensionElements><zeebe:calledElement processId="y" versionTag="1"/></extensionElements></callActivity>""", "unsupported-attribute")]
    [InlineData("""<userTask id="x"><extensionElements><zeebe:userTask/><zeebe:formDefinition formId="y" bindingType="deployment"/></extensionElements></userTask>""", "unsupported-attribute")]
    [InlineData("""<receiveTask id="x"/>""", "missing-part")]
    [InlineData("""<intermediateCatchEvent id="x"><messageEventDefinition/></intermediateCatchEvent>""", "missing-part")]
    [InlineData("""<intermediateThrowEvent id="x"><signalEventDefinition/></intermediateThrowEvent>""", "missing-part")]
    [InlineData("""<receiveTask id="x" messageRef="nobody"/>""", "unknown-reference")]
    public void A_part_that_cannot_be_executed_is_refused(string element, string code) =>
        Codes(Read(Line(element)).Problems).Should().Equal($"x {code}");

    [Fact]
    public void What_is_called_or_shown_is_the_latest_whether_the_file_says_so_or_not()
    {
        foreach (var binding in new[] { "", "bindingType=\"latest\"" })
            Read(Line($"""<callActivity id="x"><extensionElements><zeebe:calledElement processId="y" {binding}/></extensionElements></callActivity>""", UserTask("t", $"<zeebe:formDefinition formId=\"y\" {binding}/>"))).Problems.Should().BeEmpty();
        Read(Line("""<callActivity id="x"><extensionElements><zeebe:calledElement processId="y" bindingType="versionTag"/></extensionElements></callActivity>""")).Problems.Single()
            .Should().Match<DefinitionProblem>(p => p.Element == "x" && p.Line == 4 && p.Message.Contains("bindingType versionTag", StringComparison.Ordinal) && p.Message.Contains("not supported", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("input")]
    [InlineData("output")]
    public void A_target_of_too_many_parts_is_refused_where_it_stands(string direction)
    {
        string Mapped(int parts) => Line($"""
            <task id="x"><extensionElements><zeebe:ioMapping>
            <zeebe:{direction} source="=1" target="{string.Join('.', Enumerable.Repeat("a", parts))}"/></zeebe:ioMapping></extensionElements></task>
            """);

        Read(Mapped(10)).Problems.Should().BeEmpty();
        Read(Mapped(70)).Problems.Single().Should().Match<DefinitionProblem>(p => p.Element == "x" && p.Line == 5 && p.Code == "bad-value" && p.Message.Contains("70", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_standard_forbids_is_refused_all_at_once()
    {
        var file = Read(Process($"""
            <startEvent id="s"/><endEvent id="e"/><parallelGateway id="g"/><exclusiveGateway id="x" default="f1"/>
            <subProcess id="sub"><startEvent id="s2"/><task id="t2"/><endEvent id="e2"/>{Flow("h1", "s2", "t2")}{Flow("h2", "t2", "e2")}</subProcess>
            <boundaryEvent id="b" attachedToRef="g"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
            {Flow("f1", "s", "g")}
            {Flow("f2", "e", "s")}
            {Flow("f3", "g", "t2")}
            {Flow("f4", "g", "b", "=true")}
            {Flow("f5", "x", "nowhere", "=true")}
            {Flow("f6", "x", "sub")}
            <task id="s"/>
            """));

        Codes(file.Problems).Should().BeEquivalentTo(
            "s duplicate-id", "s flow-into-start-event", "e flow-out-of-end-event", "x unknown-reference", "b unknown-reference",
            "b flow-into-boundary-event", "f3 flow-across-scopes", "f4 condition-not-allowed", "f5 unknown-reference", "f6 missing-condition");
        file.Problems.Should().OnlyContain(p => p.Severity == Severity.Refused);
        file.Problems.Select(p => p.Line).Should().BeInAscendingOrder();
    }

    [Fact]
    public void A_scope_has_one_start_event()
    {
        Codes(Read(Process("<endEvent id=\"e\"/>")).Problems).Should().Equal("p no-start-event");
        Codes(Read(Process("<startEvent id=\"s\"/><startEvent id=\"s2\"/>")).Problems).Should().Equal("s2 several-start-events");
    }
}
