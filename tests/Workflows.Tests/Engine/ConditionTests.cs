using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using static Reviews.Workflows.Tests.Definitions.BpmnText;

namespace Reviews.Workflows.Tests.Engine;

public sealed class ConditionTests
{
    [Fact]
    public void What_became_true_with_the_last_step_of_a_scope_interrupts_it_before_it_is_done()
    {
        var story = new Story(Within($"""
            {Event("boundaryEvent", "alarm", "attachedToRef=\"sub\"")}{UserTask("answer")}<endEvent id="answered"/>
            {Flow("f4", "alarm", "answer")}{Flow("f5", "answer", "answered")}
            """), "{x: 0}");
        story.Complete("a", "{x: 2}").Open.Should().Equal("answer");
        story.Facts.OfType<ElementTerminated>().Select(f => f.ElementId).Should().Equal("sub");
    }

    [Fact]
    public void What_became_true_with_the_last_step_of_a_scope_wakes_its_event_sub_process_first()
    {
        var story = new Story(Within("", $"""
            <subProcess id="told" triggeredByEvent="true">{Event("startEvent", "alarm", "isInterrupting=\"false\"")}{UserTask("answer")}<endEvent id="answered"/>
            {Flow("f4", "alarm", "answer")}{Flow("f5", "answer", "answered")}</subProcess>
            """), "{x: 0}");
        story.Complete("a", "{x: 2}").Open.Should().Equal("answer");
        story.Complete("answer").Open.Should().Equal("after");
    }

    [Fact]
    public void What_stays_untrue_lets_the_scope_end()
    {
        var story = new Story(Within($"""{Event("boundaryEvent", "alarm", "attachedToRef=\"sub\"")}<endEvent id="answered"/>{Flow("f4", "alarm", "answered")}"""), "{x: 0}");
        story.Complete("a", "{x: 1}").Open.Should().Equal("after");
    }

    [Fact]
    public void The_condition_of_a_flow_is_read_outside_the_element_that_it_leads_away_from()
    {
        var story = new Story(ReadOne(Process($"""
            <startEvent id="start"/>{UserTask("a", "<zeebe:ioMapping><zeebe:input source=\"=9\" target=\"x\"/></zeebe:ioMapping>")}{UserTask("nine")}{UserTask("one")}
            {Flow("f1", "start", "a")}{Flow("f2", "a", "nine", "=x = 9")}{Flow("f3", "a", "one", "=x = 1")}
            """)), "{x: 1}");
        story.Complete("a").Open.Should().Equal("one");
    }

    [Fact]
    public void The_condition_of_a_flow_sees_what_a_repetition_gathered()
    {
        var loop = """<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=[1, 2]" inputElement="n" outputCollection="all" outputElement="=n"/></extensionElements></multiInstanceLoopCharacteristics>""";
        var story = new Story(ReadOne(Process($"""
            <startEvent id="start"/>{UserTask("a", content: loop)}{UserTask("two")}{UserTask("other")}
            {Flow("f1", "start", "a")}{Flow("f2", "a", "two", "=count(all) = 2")}{Flow("f3", "a", "other", "=count(all) != 2")}
            """)));
        story.Complete("a").Complete("a").Open.Should().Equal("two");
    }

    private static ProcessDefinition Within(string beside, string inside = "") => ReadOne(Process($"""
        <startEvent id="start"/><subProcess id="sub"><startEvent id="in"/>{UserTask("a")}<endEvent id="out"/>{Flow("s1", "in", "a")}{Flow("s2", "a", "out")}{inside}</subProcess>
        {UserTask("after")}<endEvent id="end"/>{Flow("f1", "start", "sub")}{Flow("f2", "sub", "after")}{Flow("f3", "after", "end")}{beside}
        """));

    private static string Event(string kind, string id, string attributes) =>
        $"""<{kind} id="{id}" {attributes}><conditionalEventDefinition><condition>=x &gt; 1</condition></conditionalEventDefinition></{kind}>""";
}
