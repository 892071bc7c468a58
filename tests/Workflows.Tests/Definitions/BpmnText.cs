using System.Text;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Tests.Definitions;

/// <summary>Writes small BPMN files: only what a test is about is spelt out.</summary>
internal static class BpmnText
{
    /// <summary>A file with one executable process <c>p</c>, whose content starts on line 3.</summary>
    public static string Process(string content, string properties = "") => $"""
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
        <process id="p" name="A process" isExecutable="true">
        {content}
        <extensionElements><zeebe:properties>{properties}</zeebe:properties></extensionElements>
        </process>
        </definitions>
        """;

    /// <summary>The process <c>start → … → end</c>, each element led to the next by a flow <c>f1</c>, <c>f2</c> …</summary>
    public static string Line(params string[] elements)
    {
        string[] all = ["""<startEvent id="start"/>""", .. elements, """<endEvent id="end"/>"""];
        var flows = all.Zip(all.Skip(1)).Select((pair, i) => Flow($"f{i + 1}", Id(pair.First), Id(pair.Second)));
        return Process(string.Join('\n', all.Concat(flows)));
    }

    public static string Flow(string id, string from, string to, string condition = "") => condition.Length == 0
        ? $"""<sequenceFlow id="{id}" sourceRef="{from}" targetRef="{to}"/>"""
        : $"""<sequenceFlow id="{id}" sourceRef="{from}" targetRef="{to}"><conditionExpression>{condition}</conditionExpression></sequenceFlow>""";

    public static string Property(string name, string value) => $"""<zeebe:property name="{name}" value="{value}"/>""";

    public static string UserTask(string id, string extensions = "", string content = "") =>
        $"""<userTask id="{id}"><extensionElements><zeebe:userTask/>{extensions}</extensionElements>{content}</userTask>""";

    public static BpmnFile Read(string text) => BpmnReader.Read("x.bpmn", Encoding.UTF8.GetBytes(text));

    /// <summary>The one process, which must be there without a problem.</summary>
    public static ProcessDefinition ReadOne(string text)
    {
        var file = Read(text);
        file.Problems.Should().BeEmpty();
        return file.Processes.Should().ContainSingle().Subject;
    }

    /// <summary>Code and element of each problem, in order.</summary>
    public static IEnumerable<string> Codes(IEnumerable<DefinitionProblem> problems) => problems.Select(p => $"{p.Element} {p.Code}");

    private static string Id(string element) => element.Split("id=\"")[1].Split('"')[0];
}
