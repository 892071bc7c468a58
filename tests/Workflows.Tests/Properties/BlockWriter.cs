using System.Globalization;
using System.Text;

namespace Reviews.Workflows.Tests.Properties;

/// <summary>Draws nested blocks as BPMN, so that the reader is asked too.</summary>
internal sealed class BlockWriter
{
    private const string UserTask = "<extensionElements><zeebe:userTask/></extensionElements>";

    private readonly StringBuilder elements = new();
    private readonly List<string> messages = [];
    private int flows;

    private BlockWriter()
    {
    }

    public static string Write(Scope process)
    {
        var writer = new BlockWriter();
        writer.Write(process, null);
        return $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
            <error id="failed" errorCode="failed"/><signal id="news" name="news"/><signal id="noise" name="noise"/><escalation id="late" escalationCode="late"/>{string.Concat(writer.messages.Select(name => $"<message id=\"{name}\" name=\"{name}\"/>"))}
            <process id="p" isExecutable="true">
            {writer.elements}</process>
            <process id="called" isExecutable="true">
            <startEvent id="called-start"/><endEvent id="called-end"/><sequenceFlow id="called-flow" sourceRef="called-start" targetRef="called-end"/>
            </process>
            <process id="failing" isExecutable="true">
            <startEvent id="failing-start"/><exclusiveGateway id="failing-which" default="failing-ok"/><endEvent id="failing-failed"><errorEventDefinition errorRef="failed"/></endEvent><endEvent id="failing-end"/>
            <sequenceFlow id="failing-flow" sourceRef="failing-start" targetRef="failing-which"/><sequenceFlow id="failing-ok" sourceRef="failing-which" targetRef="failing-end"/>
            <sequenceFlow id="failing-no" sourceRef="failing-which" targetRef="failing-failed"><conditionExpression>= c0</conditionExpression></sequenceFlow>
            </process></definitions>
            """;
    }

    private void Write(Scope scope, string? trigger)
    {
        Element("startEvent", scope.StartId, content: trigger ?? "");
        var (first, last) = Write(scope.Body);
        Flow(scope.StartId, first);
        var ending = scope.Ending;
        if (ending.WhichId is { } which)
        {
            Element("exclusiveGateway", which, $" default=\"ok-{which}\"");
            Element("endEvent", ending.OtherId!, content: End(ending.Kind));
            Element("endEvent", ending.EndId);
            Flow(last, which);
            Flow(which, ending.OtherId!, ending.If);
            Flow(which, ending.EndId, id: "ok-" + which);
        }
        else
        {
            Element("endEvent", ending.EndId, content: End(ending.Kind));
            Flow(last, ending.EndId);
        }

        foreach (var beside in scope.Beside) Write(beside);
    }

    private void Write(EventScope beside)
    {
        elements.Append(CultureInfo.InvariantCulture, $"<subProcess id=\"{beside.Id}\" triggeredByEvent=\"true\">\n");
        Element("startEvent", beside.StartId, $" isInterrupting=\"{Truth(beside.Interrupting)}\"", Definition(beside.On));
        var (first, last) = Write(beside.Body);
        Flow(beside.StartId, first);
        Element("endEvent", beside.EndId);
        Flow(last, beside.EndId);
        elements.Append("</subProcess>\n");
    }

    private (string First, string Last) Write(Block block)
    {
        switch (block)
        {
            case InSequence sequence:
                return sequence.Parts.Select(Write).ToList().Aggregate((before, next) =>
                {
                    Flow(before.Last, next.First);
                    return (before.First, next.Last);
                });
            case Work work:
                return (work.Id, Write(work));
            case Split split:
                Write(split);
                return (split.Id, split.JoinId);
            case Loop loop:
                Write(loop);
                return (loop.MergeId, loop.AfterId);
            case FirstOf first:
                Write(first);
                return (first.Id, first.MergeId);
            case Catch caught:
                Element("intermediateCatchEvent", caught.Id, content: Definition(caught.On));
                return (caught.Id, caught.Id);
            case Throw thrown:
                Element("intermediateThrowEvent", thrown.Id, content: Definition(thrown.What));
                return (thrown.Id, thrown.Id);
            case Jump jump:
                Element("intermediateThrowEvent", jump.FromId, content: $"<linkEventDefinition name=\"to {jump.ToId}\"/>");
                Element("intermediateCatchEvent", jump.ToId, content: $"<linkEventDefinition name=\"to {jump.ToId}\"/>");
                return (jump.FromId, jump.ToId);
            default:
                throw new ArgumentException($"Expected a block of a known kind, but got {block.GetType().Name}.", nameof(block));
        }
    }

    private string Write(Work work)
    {
        var (kind, attributes, inside) = work.Kind switch
        {
            WorkKind.User => ("userTask", "", UserTask),
            WorkKind.Job => ("serviceTask", "", $"<extensionElements><zeebe:taskDefinition type=\"job\" retries=\"{ReferenceGame.JobTries}\"/></extensionElements>"),
            WorkKind.Manual => ("manualTask", "", ""),
            WorkKind.Call => ("callActivity", "", $"<extensionElements><zeebe:calledElement processId=\"{Called(work)}\" propagateAllChildVariables=\"false\" propagateAllParentVariables=\"false\"/></extensionElements>"),
            WorkKind.Receive => ("receiveTask", $" messageRef=\"{Message("m-" + work.Id)}\"", ""),
            _ => ("subProcess", "", ""),
        };
        elements.Append(CultureInfo.InvariantCulture, $"<{kind} id=\"{work.Id}\"{attributes}>{inside}{Repeated(work.Repeated)}");
        if (work.Body is { } body)
        {
            elements.Append('\n');
            Write(body, null);
        }

        elements.Append(CultureInfo.InvariantCulture, $"</{kind}>\n");
        foreach (var border in work.Borders) Write(work, border);
        if (work.MergeId is not { } merge) return work.Id;
        Element("exclusiveGateway", merge);
        Flow(work.Id, merge);
        return merge;
    }

    private void Write(Work work, Border border)
    {
        Element("boundaryEvent", border.Id, $" attachedToRef=\"{work.Id}\" cancelActivity=\"{Truth(border.Interrupting)}\"", Definition(border.On));
        var (first, last) = Write(border.Then);
        Flow(border.Id, first);
        if (border.EndId is { } end) Element("endEvent", end);
        Flow(last, border.EndId ?? work.MergeId!);
    }

    private void Write(Split split)
    {
        var isChoice = split.Kind != "parallelGateway";
        Element(split.Kind, split.Id, isChoice ? $" default=\"d-{split.Id}\"" : "", split.Kind == "userTask" ? UserTask : "");
        Element(split.JoinKind, split.JoinId);
        foreach (var (branch, number) in split.Branches.Select((branch, number) => (branch, number)))
        {
            var id = isChoice && number == 0 ? "d-" + split.Id : null;
            if (branch.Body is null)
            {
                Flow(split.Id, split.JoinId, branch.If, id);
                continue;
            }

            var (first, last) = Write(branch.Body);
            Flow(split.Id, first, branch.If, id);
            Flow(last, split.JoinId);
        }
    }

    private void Write(Loop loop)
    {
        Element("exclusiveGateway", loop.MergeId);
        Element("exclusiveGateway", loop.AgainId, $" default=\"d-{loop.AgainId}\"");
        Element("exclusiveGateway", loop.AfterId);
        Flow(loop.MergeId, loop.First.Id);
        var (first, last) = Write(loop.Rest);
        Flow(Write(loop.First), first);
        Flow(last, loop.AgainId);
        Flow(loop.AgainId, loop.MergeId, loop.While);
        Flow(loop.AgainId, loop.AfterId, id: "d-" + loop.AgainId);
    }

    private void Write(FirstOf first)
    {
        Element("eventBasedGateway", first.Id);
        Element("exclusiveGateway", first.MergeId);
        foreach (var (caught, then) in first.Ways)
        {
            Write(caught);
            var (entry, last) = Write(then);
            Flow(first.Id, caught.Id);
            Flow(caught.Id, entry);
            Flow(last, first.MergeId);
        }
    }

    private static string Repeated(Repetition? repeated)
    {
        var until = repeated is { UntilTwo: true } ? "<completionCondition>= numberOfCompletedInstances &gt; 1</completionCondition>" : "";
        return repeated?.Kind switch
        {
            RepetitionKind.InTurn => $"<multiInstanceLoopCharacteristics isSequential=\"true\"><loopCardinality>{repeated.Count}</loopCardinality>{until}</multiInstanceLoopCharacteristics>",
            RepetitionKind.AtOnce => $"<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection=\"= [{string.Join(", ", Enumerable.Range(1, repeated.Count))}]\" inputElement=\"item\" outputCollection=\"items\" outputElement=\"= item\"/></extensionElements>{until}</multiInstanceLoopCharacteristics>",
            RepetitionKind.Rounds => $"<standardLoopCharacteristics loopMaximum=\"{repeated.Count}\" testBefore=\"{Truth(repeated.TestBefore)}\"><loopCondition>= {repeated.While}</loopCondition></standardLoopCharacteristics>",
            _ => "",
        };
    }

    private string Definition(Trigger on) => on.Kind switch
    {
        TriggerKind.Timer => $"<timerEventDefinition><timeDuration>{on.Of}</timeDuration></timerEventDefinition>",
        TriggerKind.Signal => $"<signalEventDefinition signalRef=\"{on.Of}\"/>",
        TriggerKind.Message => $"<messageEventDefinition messageRef=\"{Message("m-" + on.Of)}\"/>",
        TriggerKind.Condition => $"<conditionalEventDefinition><condition>= {on.Of}</condition></conditionalEventDefinition>",
        TriggerKind.Error => on.Of.Length == 0 ? "<errorEventDefinition/>" : $"<errorEventDefinition errorRef=\"{on.Of}\"/>",
        _ => on.Of.Length == 0 ? "<escalationEventDefinition/>" : $"<escalationEventDefinition escalationRef=\"{on.Of}\"/>",
    };

    private string End(EndKind kind) => kind switch
    {
        EndKind.Escalation => Definition(new Trigger(TriggerKind.Escalation, "late")),
        EndKind.Error => Definition(new Trigger(TriggerKind.Error, "failed")),
        EndKind.Terminate => "<terminateEventDefinition/>",
        _ => "",
    };

    private static string Called(Work work) => work.Borders.Any(border => border.On.Kind == TriggerKind.Error) ? "failing" : "called";

    private string Message(string name)
    {
        messages.Add(name);
        return name;
    }

    private static string Truth(bool value) => value ? "true" : "false";

    private void Element(string kind, string id, string attributes = "", string content = "") =>
        elements.Append(CultureInfo.InvariantCulture, $"<{kind} id=\"{id}\"{attributes}>{content}</{kind}>\n");

    private void Flow(string from, string to, string? condition = null, string? id = null)
    {
        var inside = condition is null ? "" : $"<conditionExpression>= {condition}</conditionExpression>";
        elements.Append(CultureInfo.InvariantCulture, $"<sequenceFlow id=\"{id ?? FormattableString.Invariant($"f{++flows}")}\" sourceRef=\"{from}\" targetRef=\"{to}\">{inside}</sequenceFlow>\n");
    }
}
