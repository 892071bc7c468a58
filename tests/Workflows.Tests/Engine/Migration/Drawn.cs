using System.Text;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Tests.Engine.Migration;

/// <summary>A process as its file has it: what the builder has no word for.</summary>
internal static class Drawn
{
    /// <summary>Flows are written <c>from-to</c> and lead from the one to the other.</summary>
    public static ProcessDefinition Process(string elements, string flows = "", string properties = "")
    {
        var bpmn = $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
            <message id="reply" name="reply"/><message id="second-reply" name="second-reply"/><signal id="news" name="news"/>
            <process id="p" isExecutable="true"><extensionElements><zeebe:properties>{properties}</zeebe:properties></extensionElements>
            {elements}
            {string.Concat(flows.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Flow))}
            </process></definitions>
            """;
        var file = BpmnReader.Read("drawn.bpmn", Encoding.UTF8.GetBytes(bpmn));
        file.Problems.Should().BeEmpty();
        return file.Processes.Should().ContainSingle().Subject;
    }

    public static string User(string id, string extensions = "") => $"<userTask id=\"{id}\"><extensionElements><zeebe:userTask/>{extensions}</extensionElements></userTask>";

    public static string Step(string kind) => $"<zeebe:properties><zeebe:property name=\"step\" value=\"{kind}\"/></zeebe:properties>";

    public static string Timer(string duration) => $"<timerEventDefinition><timeDuration>{duration}</timeDuration></timerEventDefinition>";

    public static string Condition(string feel) => $"<conditionalEventDefinition><condition>={feel}</condition></conditionalEventDefinition>";

    public static string Message(string id = "reply") => $"<messageEventDefinition messageRef=\"{id}\"/>";

    private static string Flow(string flow) => $"<sequenceFlow id=\"{flow}\" sourceRef=\"{flow.Split('-')[0]}\" targetRef=\"{flow.Split('-')[1]}\"/>";
}
