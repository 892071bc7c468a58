using static Reviews.Workflows.Definitions.BpmnNames;

namespace Reviews.Workflows.Definitions;

/// <summary>How one BPMN element is read: the extensions and children it may have, and what it becomes.</summary>
/// <param name="Extensions">The <c>zeebe:</c> elements it may have.</param>
/// <param name="Children">The BPMN children it may have, besides what is only drawn.</param>
internal sealed record NodeKind(string[] Extensions, string[] Children, Func<NodeReading, Element> Read)
{
    private static readonly string[] Mapped = [IoMapping, Properties];
    private static readonly string[] Plain = [Properties];
    private static readonly string[] Repeats = [BpmnNames.MultiInstance, BpmnNames.StandardLoop];
    private static readonly string[] Waits = [EventDefinitionSuffix];

    /// <summary>Every element the reader knows, by its XML name; a sub-process's body is read by <see cref="ScopeReader"/>. All others are refused.</summary>
    public static readonly IReadOnlyDictionary<string, NodeKind> ByName = new Dictionary<string, NodeKind>
    {
        [BpmnNames.StartEvent] = new([.. Mapped, FormDefinition], Waits, EventReader.Start),
        [BpmnNames.EndEvent] = new(Mapped, Waits, EventReader.End),
        [BpmnNames.IntermediateCatchEvent] = new(Mapped, Waits, EventReader.Catch),
        [BpmnNames.IntermediateThrowEvent] = new(Mapped, Waits, EventReader.Throw),
        [BpmnNames.BoundaryEvent] = new(Mapped, Waits, EventReader.Boundary),
        [BpmnNames.ExclusiveGateway] = new(Plain, [], r => new ExclusiveGateway { DefaultFlow = r.Attribute("default") }),
        [BpmnNames.InclusiveGateway] = new(Plain, [], r => new InclusiveGateway { DefaultFlow = r.Attribute("default") }),
        [BpmnNames.ParallelGateway] = new(Plain, [], _ => new ParallelGateway()),
        [BpmnNames.EventBasedGateway] = new(Plain, [], GatewayReader.EventBased),
        [BpmnNames.UserTask] = new([.. Mapped, ZeebeUserTask, AssignmentDefinition, TaskSchedule, FormDefinition], Repeats, TaskReader.User),
        [BpmnNames.ServiceTask] = new([.. Mapped, TaskDefinition], Repeats, TaskReader.Service),
        [BpmnNames.SendTask] = new([.. Mapped, TaskDefinition], Repeats, MessageTaskReader.Send),
        [BpmnNames.ReceiveTask] = new(Mapped, Repeats, MessageTaskReader.Receive),
        [BusinessRuleTask] = new([.. Mapped, TaskDefinition], Repeats, TaskReader.Service),
        [BpmnNames.ScriptTask] = new([.. Mapped, Script], Repeats, TaskReader.Script),
        [ManualTask] = new(Mapped, Repeats, _ => new PassThroughTask()),
        [UndefinedTask] = new(Mapped, Repeats, _ => new PassThroughTask()),
        [BpmnNames.CallActivity] = new([.. Mapped, CalledElement], Repeats, CallReader.Read),
    };

    public bool MayHave(string child) => Children.Contains(child)
        || (Children.Contains(EventDefinitionSuffix) && (child.EndsWith(EventDefinitionSuffix, StringComparison.Ordinal) || child == EventDefinitionReference));
}
