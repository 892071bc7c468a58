using System.Text;
using Reviews.Workflows.Definitions;

namespace Reviews.Bench;

/// <summary>Definitions of a size.</summary>
internal static class Drawn
{
    private const string Head = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"><process id="p" isExecutable="true">""";
    private const string Foot = "</process></definitions>";

    public static string Line(int tasks) => $"{Head}<startEvent id=\"start\"/>{Tasks(tasks)}<endEvent id=\"end\"/>{Flow("start", "t1")}{Flow($"t{tasks}", "end")}{Foot}";

    public static string Deep(int levels) => $"{Head}{Repeat("<subProcess>", levels)}{Repeat("</subProcess>", levels)}{Foot}";

    public static string Wide(int tasks) => $"{Head}{string.Concat(Enumerable.Range(1, tasks).Select(n => $"<task id=\"t{n}\"/>"))}{Foot}";

    public static string Laughing(int levels) =>
        $"<!DOCTYPE d [<!ENTITY a0 \"ha\">{string.Concat(Enumerable.Range(1, levels).Select(n => $"<!ENTITY a{n} \"{Repeat($"&a{n - 1};", 10)}\">"))}]>{Head}<documentation>&a{levels};</documentation>{Foot}";

    public static BpmnFile File(string text) => BpmnReader.Read("drawn.bpmn", Encoding.UTF8.GetBytes(text));

    public static ProcessDefinition Read(string text) => File(text).Processes.Single();

    private static string Tasks(int count) => string.Concat(Enumerable.Range(1, count).Select(n =>
        $"<userTask id=\"t{n}\"><extensionElements><zeebe:userTask/></extensionElements></userTask>{(n > 1 ? Flow($"t{n - 1}", $"t{n}") : "")}"));

    private static string Flow(string from, string to) => $"<sequenceFlow id=\"{from}-{to}\" sourceRef=\"{from}\" targetRef=\"{to}\"/>";

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
