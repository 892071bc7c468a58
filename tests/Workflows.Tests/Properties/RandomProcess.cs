using System.Globalization;
using System.Text;

namespace Reviews.Workflows.Tests.Properties;

/// <summary>
/// A process nobody would draw: blocks nested in blocks at random, each joined as it was split. A crooked one has some of its
/// gateways swapped for others, so that it may deadlock, or run into itself. Written as BPMN, so that the reader is asked too.
/// Its conditions are the variables <see cref="Choices"/>, true or false as whoever runs it likes.
/// </summary>
internal sealed class RandomProcess
{
    private const int MostElements = 60;

    private readonly Dice dice;
    private readonly bool isCrooked;
    private readonly StringBuilder elements = new();
    private int count;

    private RandomProcess(uint seed, bool crooked)
    {
        dice = new Dice(seed);
        isCrooked = crooked;
    }

    public static IReadOnlyList<string> Choices { get; } = [.. Enumerable.Range(0, 6).Select(n => FormattableString.Invariant($"c{n}"))];

    public static string Write(uint seed, bool crooked)
    {
        var process = new RandomProcess(seed, crooked);
        process.Scope("p", depth: 3, mayFail: false);
        return $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
            <error id="failed" errorCode="failed"/><signal id="news" name="news"/><escalation id="late" escalationCode="late"/>
            <process id="p" isExecutable="true">
            {process.elements}</process></definitions>
            """;
    }

    /// <summary>A start, a block and an end; now and then an event sub-process beside them.</summary>
    private void Scope(string id, int depth, bool mayFail)
    {
        var (start, end) = (Element("startEvent"), (string?)null);
        var (first, last) = Blocks(depth);
        if (mayFail)
        {
            var (which, failed) = (Element("exclusiveGateway", " default=\"ok-{0}\""), Element("endEvent", "", "<errorEventDefinition errorRef=\"failed\"/>"));
            end = Element("endEvent");
            Flow(last, which);
            Flow(which, failed, Choice());
            Flow(which, end, id: "ok-" + which);
        }
        else
        {
            Flow(last, end = Element("endEvent", "", dice.Roll(6) == 0 && id != "p" ? "<escalationEventDefinition escalationRef=\"late\"/>" : ""));
        }

        Flow(start, first);
        if (depth > 0 && dice.Roll(6) == 0) EventSubProcess(depth - 1);
    }

    private void EventSubProcess(int depth)
    {
        var id = Id();
        elements.Append(CultureInfo.InvariantCulture, $"<subProcess id=\"{id}\" triggeredByEvent=\"true\">\n");
        var start = Element("startEvent", $" isInterrupting=\"{(dice.Toss() ? "true" : "false")}\"", dice.Toss() ? "<signalEventDefinition signalRef=\"news\"/>" : Timer());
        var (first, last) = Blocks(depth);
        Flow(start, first);
        Flow(last, Element("endEvent"));
        elements.Append("</subProcess>\n");
    }

    private (string First, string Last) Blocks(int depth)
    {
        var (first, last) = Block(depth);
        for (var more = dice.Roll(3); more > 0; more--)
        {
            var (next, end) = Block(depth);
            Flow(last, next);
            last = end;
        }

        return (first, last);
    }

    private (string First, string Last) Block(int depth) => depth == 0 || count > MostElements ? Task() : dice.Roll(10) switch
    {
        0 => Split("exclusiveGateway", depth),
        1 => Split("parallelGateway", depth),
        2 => Split("inclusiveGateway", depth),
        3 => Loop(depth),
        4 => Guarded(depth),
        5 => Awaited(depth),
        6 => SubProcess(depth, ""),
        7 => SubProcess(depth, Repeated()),
        8 => Reminded(depth),
        _ => Task(),
    };

    private (string, string) Task()
    {
        var id = dice.Roll(5) switch
        {
            0 => Element("serviceTask", "", "<extensionElements><zeebe:taskDefinition type=\"job\"/></extensionElements>"),
            1 => Element("manualTask"),
            2 => Element("userTask", "", UserTask + Repeated()),
            _ => Element("userTask", "", UserTask),
        };
        return (id, id);
    }

    private (string, string) Split(string kind, int depth)
    {
        var conditional = kind != "parallelGateway";
        var split = Element(kind, conditional ? " default=\"d-{0}\"" : "");
        var join = Element(isCrooked && dice.Roll(3) == 0 ? dice.Pick(["exclusiveGateway", "parallelGateway", "inclusiveGateway"]) : kind);
        var branches = 2 + dice.Roll(2);
        for (var branch = 0; branch < branches; branch++)
        {
            var isDefault = conditional && branch == 0;
            var (id, condition) = (isDefault ? "d-" + split : null, conditional && !isDefault ? Choice() : "");
            if (branch == 0 && dice.Roll(3) == 0)
            {
                Flow(split, join, condition, id);
                continue;
            }

            var (first, last) = Blocks(depth - 1);
            Flow(split, first, condition, id);
            Flow(last, join);
        }

        return (split, join);
    }

    /// <summary>Always with somebody to wait for in it: a loop without a wait is another property's.</summary>
    private (string, string) Loop(int depth)
    {
        var (merge, wait, again) = (Element("exclusiveGateway"), Element("userTask", "", UserTask), Element("exclusiveGateway", " default=\"d-{0}\""));
        var (first, last) = Blocks(depth - 1);
        var after = Element("exclusiveGateway");
        Flow(merge, wait);
        Flow(wait, first);
        Flow(last, again);
        Flow(again, merge, Choice());
        Flow(again, after, id: "d-" + again);
        return (merge, after);
    }

    /// <summary>A sub-process that may end in an error, and the event on its border that catches it.</summary>
    private (string, string) Guarded(int depth)
    {
        var (sub, _) = SubProcess(depth, "", mayFail: true);
        var (caught, merge) = (Element("boundaryEvent", $" attachedToRef=\"{sub}\"", dice.Toss() ? "<errorEventDefinition errorRef=\"failed\"/>" : "<errorEventDefinition/>"), Element("exclusiveGateway"));
        var (first, last) = Blocks(depth - 1);
        Flow(sub, merge);
        Flow(caught, first);
        Flow(last, merge);
        return (sub, merge);
    }

    private (string, string) Awaited(int depth)
    {
        var (gateway, merge) = (Element("eventBasedGateway"), Element("exclusiveGateway"));
        foreach (var trigger in new[] { Timer(), "<signalEventDefinition signalRef=\"news\"/>" })
        {
            var caught = Element("intermediateCatchEvent", "", trigger);
            var (first, last) = Blocks(depth - 1);
            Flow(gateway, caught);
            Flow(caught, first);
            Flow(last, merge);
        }

        return (gateway, merge);
    }

    /// <summary>A task with events on its border: one that ends it, and one that does not.</summary>
    private (string, string) Reminded(int depth)
    {
        var (task, merge) = (Element("userTask", "", UserTask), Element("exclusiveGateway"));
        var late = Element("boundaryEvent", $" attachedToRef=\"{task}\"", Timer());
        var remind = Element("boundaryEvent", $" attachedToRef=\"{task}\" cancelActivity=\"false\"", dice.Toss() ? Timer() : "<signalEventDefinition signalRef=\"news\"/>");
        var (first, last) = Blocks(depth - 1);
        var (told, end) = Blocks(0);
        Flow(task, merge);
        Flow(late, first);
        Flow(last, merge);
        Flow(remind, told);
        Flow(end, Element("endEvent"));
        return (task, merge);
    }

    private (string Id, string Same) SubProcess(int depth, string repeated, bool mayFail = false)
    {
        var id = Id();
        elements.Append(CultureInfo.InvariantCulture, $"<subProcess id=\"{id}\">{repeated}\n");
        Scope(id, depth - 1, mayFail);
        elements.Append("</subProcess>\n");
        return (id, id);
    }

    private string Repeated()
    {
        var until = dice.Roll(3) == 0 ? "<completionCondition>= numberOfCompletedInstances &gt; 1</completionCondition>" : "";
        return dice.Roll(4) switch
        {
            0 => $"<multiInstanceLoopCharacteristics isSequential=\"true\"><loopCardinality>{dice.Roll(4)}</loopCardinality>{until}</multiInstanceLoopCharacteristics>",
            1 => $"<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection=\"= [1, 2, 3]\" inputElement=\"item\" outputCollection=\"items\" outputElement=\"= item\"/></extensionElements>{until}</multiInstanceLoopCharacteristics>",
            2 => $"<standardLoopCharacteristics loopMaximum=\"3\" testBefore=\"{(dice.Toss() ? "true" : "false")}\"><loopCondition>= {dice.Pick(Choices)}</loopCondition></standardLoopCharacteristics>",
            _ => "",
        };
    }

    private const string UserTask = "<extensionElements><zeebe:userTask/></extensionElements>";

    private string Timer() => $"<timerEventDefinition><timeDuration>PT{1 + dice.Roll(9)}H</timeDuration></timerEventDefinition>";

    private string Choice() => "= " + dice.Pick(Choices);

    private string Id() => FormattableString.Invariant($"e{++count}");

    private string Element(string kind, string attributes = "", string content = "")
    {
        var id = Id();
        elements.Append(CultureInfo.InvariantCulture, $"<{kind} id=\"{id}\"{attributes.Replace("{0}", id, StringComparison.Ordinal)}>{content}</{kind}>\n");
        return id;
    }

    private void Flow(string from, string to, string condition = "", string? id = null)
    {
        var inside = condition.Length == 0 ? "" : $"<conditionExpression>{condition}</conditionExpression>";
        elements.Append(CultureInfo.InvariantCulture, $"<sequenceFlow id=\"{id ?? FormattableString.Invariant($"f{++count}")}\" sourceRef=\"{from}\" targetRef=\"{to}\">{inside}</sequenceFlow>\n");
    }
}
