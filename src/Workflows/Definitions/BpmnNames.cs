using System.Xml.Linq;

namespace Reviews.Workflows.Definitions;

/// <summary>Every XML name we read, once. Unprefixed names are local names within <see cref="Bpmn"/> or <see cref="Zeebe"/>.</summary>
internal static class BpmnNames
{
    /// <summary>ISO/IEC 19510, the model's own namespace.</summary>
    public static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /// <summary>The extension namespace that Camunda Modeler writes in its Camunda 8 mode.</summary>
    public static readonly XNamespace Zeebe = "http://camunda.org/schema/zeebe/1.0";

    public static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>Namespaces in which other engines keep what they execute; passing over them would change what a file means.</summary>
    public static readonly IReadOnlyDictionary<string, string> OtherVendors = new Dictionary<string, string>
    {
        ["http://camunda.org/schema/1.0/bpmn"] = "Camunda 7",
        ["http://activiti.org/bpmn"] = "Activiti",
        ["http://flowable.org/bpmn"] = "Flowable",
        ["http://flowable.org/design"] = "Flowable",
        ["http://operaton.org/schema/1.0/bpmn"] = "Operaton",
        ["http://www.jboss.org/drools"] = "jBPM",
        ["http://www.omg.org/bpmn20"] = "jBPM",
        ["http://elsaworkflows.io/bpmn"] = "Elsa",
    };

    public const string DefinitionsRoot = "definitions";
    public const string Process = "process";
    public const string Collaboration = "collaboration";
    public const string SubProcess = "subProcess";
    public const string ExtensionElements = "extensionElements";
    public const string SequenceFlow = "sequenceFlow";
    public const string ConditionExpression = "conditionExpression";

    public const string StartEvent = "startEvent";
    public const string EndEvent = "endEvent";
    public const string IntermediateCatchEvent = "intermediateCatchEvent";
    public const string IntermediateThrowEvent = "intermediateThrowEvent";
    public const string BoundaryEvent = "boundaryEvent";
    public const string ExclusiveGateway = "exclusiveGateway";
    public const string ParallelGateway = "parallelGateway";
    public const string UserTask = "userTask";
    public const string ServiceTask = "serviceTask";
    public const string SendTask = "sendTask";
    public const string BusinessRuleTask = "businessRuleTask";
    public const string ScriptTask = "scriptTask";
    public const string ManualTask = "manualTask";
    public const string UndefinedTask = "task";

    public const string InclusiveGateway = "inclusiveGateway";
    public const string EventBasedGateway = "eventBasedGateway";
    public const string ReceiveTask = "receiveTask";
    public const string CallActivity = "callActivity";
    public const string TriggeredByEvent = "triggeredByEvent";

    public const string Message = "message";
    public const string Signal = "signal";
    public const string Error = "error";
    public const string Escalation = "escalation";
    public const string TimerEventDefinition = "timerEventDefinition";
    public const string MessageEventDefinition = "messageEventDefinition";
    public const string SignalEventDefinition = "signalEventDefinition";
    public const string ErrorEventDefinition = "errorEventDefinition";
    public const string EscalationEventDefinition = "escalationEventDefinition";
    public const string ConditionalEventDefinition = "conditionalEventDefinition";
    public const string TerminateEventDefinition = "terminateEventDefinition";
    public const string LinkEventDefinition = "linkEventDefinition";
    public const string Condition = "condition";
    public const string Subscription = "subscription";
    public const string CalledElement = "calledElement";
    public const string EventDefinitionSuffix = "EventDefinition";
    public const string EventDefinitionReference = "eventDefinitionRef";
    public const string TimeDate = "timeDate";
    public const string TimeDuration = "timeDuration";
    public const string TimeCycle = "timeCycle";

    public const string MultiInstance = "multiInstanceLoopCharacteristics";
    public const string StandardLoop = "standardLoopCharacteristics";
    public const string CompletionCondition = "completionCondition";
    public const string LoopCardinality = "loopCardinality";
    public const string LoopCondition = "loopCondition";
    public const string Script = "script";

    public const string ZeebeUserTask = "userTask";
    public const string AssignmentDefinition = "assignmentDefinition";
    public const string TaskSchedule = "taskSchedule";
    public const string FormDefinition = "formDefinition";
    public const string TaskDefinition = "taskDefinition";
    public const string IoMapping = "ioMapping";
    public const string Input = "input";
    public const string Output = "output";
    public const string Properties = "properties";
    public const string Property = "property";
    public const string LoopCharacteristics = "loopCharacteristics";
    public const string BindingType = "bindingType";
    public const string VersionTag = "versionTag";

    /// <summary>Who talks to whom, as BPMN's conversations draw it: refused by name, being neither executed nor drawn for the reader.</summary>
    public static readonly IReadOnlySet<string> Conversations = new HashSet<string> { "conversation", "callConversation", "subConversation" };

    /// <summary>An element's name with its article: an endEvent, a userTask.</summary>
    public static string A(string name, bool isFirst = false) => (isFirst ? "A" : "a") + ("aeio".Contains(name[0], StringComparison.Ordinal) ? "n " : " ") + name;

    /// <summary>Drawn for the reader and never executed: kept in the file, passed over here.</summary>
    public static readonly IReadOnlySet<string> DrawnInScope = new HashSet<string>
    {
        "documentation", ExtensionElements, "laneSet", "textAnnotation", "group", "association", "dataObject",
        "dataObjectReference", "dataStoreReference", "ioSpecification", "property", "auditing", "monitoring", "artifact",
    };

    /// <summary>The same inside an element; the flows named by incoming and outgoing are read from the flows themselves.</summary>
    public static readonly IReadOnlySet<string> DrawnInElement = new HashSet<string>
    {
        "documentation", ExtensionElements, "incoming", "outgoing", "ioSpecification", "property", "dataInputAssociation",
        "dataOutputAssociation", "dataInput", "dataOutput", "inputSet", "outputSet", "auditing", "monitoring", "categoryValueRef",
    };

    /// <summary>The same at the top of the file.</summary>
    public static readonly IReadOnlySet<string> DrawnInFile = new HashSet<string>
    {
        Process, "documentation", ExtensionElements, Collaboration, "category", "dataStore", "itemDefinition", "import",
        "interface", "relationship", "endPoint", "resource", "message", "signal", "error", "escalation", "partnerEntity",
        "partnerRole", "correlationProperty",
    };
}
