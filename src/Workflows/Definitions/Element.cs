using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Definitions;

/// <summary>
/// A flow node of a process. The set of elements is closed: the reader makes no other, and each has one behaviour in
/// <c>Engine/Elements</c>.
/// </summary>
public abstract record Element
{
    public string Id { get; init; } = "";

    /// <summary>The label on the diagram; the id where there is none.</summary>
    public string Name { get; init; } = "";

    /// <summary>The XML local name: <c>userTask</c>, <c>exclusiveGateway</c> … as traces print it.</summary>
    public string Type { get; init; } = "";

    /// <summary>Where it stands in its file, 1-based.</summary>
    public int Line { get; init; }

    /// <summary>The process or sub-process that holds it.</summary>
    public string ScopeId { get; init; } = "";

    /// <summary>Ids of the flows that lead here, in the order of the file.</summary>
    public IReadOnlyList<string> Incoming { get; init; } = [];

    /// <summary>Ids of the flows that lead away, in the order of the file.</summary>
    public IReadOnlyList<string> Outgoing { get; init; } = [];

    /// <summary>The <c>zeebe:properties</c>, by name: <c>step</c>, <c>source</c>, <c>remind</c>, <c>escalate</c> …</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<VariableMapping> Inputs { get; init; } = [];

    public IReadOnlyList<VariableMapping> Outputs { get; init; } = [];
}

/// <summary>A <c>zeebe:input</c> or <c>zeebe:output</c>: what <see cref="Source"/> gives is set as <see cref="Target"/>.</summary>
public sealed record VariableMapping(FeelExpression Source, string Target);

/// <summary>Something that happens on the way: it waits for what wakes it, or sends something out.</summary>
public abstract record FlowEvent : Element
{
    public EventTrigger? Trigger { get; init; }
}

public sealed record StartEvent : FlowEvent
{
    /// <summary>Of an event sub-process: whether it ends all else in the scope that holds it. True elsewhere, and without meaning.</summary>
    public bool Interrupting { get; init; } = true;

    /// <summary>Of a process that people start: the form that asks what it begins with; null where there is none.</summary>
    public string? FormId { get; init; }
}

public sealed record EndEvent : FlowEvent;

public sealed record IntermediateCatchEvent : FlowEvent;

public sealed record IntermediateThrowEvent : FlowEvent;

/// <summary>An event on the border of an activity; an interrupting one ends the activity when it fires.</summary>
public sealed record BoundaryEvent : FlowEvent
{
    public string AttachedToId { get; init; } = "";

    public bool Interrupting { get; init; } = true;
}

/// <summary>Something that chooses among the flows that lead away.</summary>
public interface IHasDefaultFlow
{
    /// <summary>The flow taken when no condition holds; null when the file names none.</summary>
    string? DefaultFlow { get; }
}

public sealed record ExclusiveGateway : Element, IHasDefaultFlow
{
    public string? DefaultFlow { get; init; }
}

public sealed record ParallelGateway : Element;

/// <summary>Takes every flow whose condition holds, and waits where flows meet for every token that can still come.</summary>
public sealed record InclusiveGateway : Element, IHasDefaultFlow
{
    public string? DefaultFlow { get; init; }
}

/// <summary>Waits for the first of the events it leads to.</summary>
public sealed record EventBasedGateway : Element;

/// <summary>Something that takes time: a task or a sub-process. Boundary events attach to it, and it may be repeated.</summary>
public abstract record Activity : Element, IHasDefaultFlow
{
    public MultiInstance? MultiInstance { get; init; }

    public StandardLoop? StandardLoop { get; init; }

    public string? DefaultFlow { get; init; }

    /// <summary>Whether a body stands around its instances: it is done more than once.</summary>
    public bool IsRepeated => MultiInstance is not null || StandardLoop is not null;

    /// <summary>Ids of its boundary events, in the order of the file.</summary>
    public IReadOnlyList<string> BoundaryEvents { get; init; } = [];
}

/// <summary>Once for each item of a collection, at once (parallel) or one after the other.</summary>
/// <param name="InputCollection">FEEL giving the list; where <paramref name="ByCount"/>, a number, and the items are 1, 2 … up to it.</param>
/// <param name="InputElement">The name under which each instance sees its item; null when it needs none.</param>
/// <param name="OutputCollection">The name of the list the results are gathered in, in the order of the items.</param>
/// <param name="OutputElement">What each instance adds to it.</param>
/// <param name="CompletionCondition">Read after each instance; true ends the rest.</param>
public sealed record MultiInstance(
    bool Sequential,
    FeelExpression InputCollection,
    string? InputElement,
    string? OutputCollection,
    FeelExpression? OutputElement,
    FeelExpression? CompletionCondition,
    bool ByCount = false);

/// <summary>Again and again while a condition holds.</summary>
/// <param name="TestBefore">Whether the condition is read before the first round too; otherwise one round is always made.</param>
/// <param name="Condition">FEEL; null holds for ever, and <paramref name="Maximum"/> is then there.</param>
/// <param name="Maximum">The most rounds; null where only the condition ends it.</param>
public sealed record StandardLoop(bool TestBefore, FeelExpression? Condition, int? Maximum);

/// <summary>A person's task.</summary>
public sealed record UserTask : Activity
{
    /// <summary>FEEL giving a person's id; null when only groups are named.</summary>
    public FeelExpression? Assignee { get; init; }

    /// <summary>FEEL giving a list of roles, each with its body where it has one: <c>agency-lead:health</c>.</summary>
    public FeelExpression? CandidateGroups { get; init; }

    public FeelExpression? DueDate { get; init; }

    public FeelExpression? FollowUpDate { get; init; }

    public string? FormId { get; init; }

    /// <summary>The kind of step a person takes here (<c>form</c> when the file names none but a form).</summary>
    public string Step => Properties.GetValueOrDefault("step", Steps.Form.FormStep.Kind);
}

/// <summary>A job for the system: service, send and business-rule tasks alike.</summary>
public sealed record ServiceTask : Activity
{
    /// <summary>FEEL giving the job type; a plain text in the file is a constant.</summary>
    public required FeelExpression JobType { get; init; }

    /// <summary>How often it is tried before it becomes an incident; at least 1.</summary>
    public int Retries { get; init; } = 3;
}

/// <summary>A calculation in FEEL whose value becomes a variable.</summary>
public sealed record ScriptTask : Activity
{
    public required FeelExpression Expression { get; init; }

    public required string ResultVariable { get; init; }
}

/// <summary>Manual and undefined tasks: drawn for the reader, complete at once.</summary>
public sealed record PassThroughTask : Activity;

/// <summary>Waits for a message.</summary>
public sealed record ReceiveTask : Activity
{
    public MessageTrigger? Trigger { get; init; }
}

/// <summary>Sends a message out and goes on: a send task that names a message and no job.</summary>
public sealed record SendTask : Activity
{
    public required MessageTrigger Message { get; init; }
}

/// <summary>Another process, in a file of its own, bound to its version when it is called; done when that one is.</summary>
public sealed record CallActivity : Activity
{
    /// <summary>FEEL giving the process's id; a plain text in the file is a constant.</summary>
    public required FeelExpression ProcessId { get; init; }

    /// <summary>Whether every variable seen here goes along; otherwise the input mappings alone do.</summary>
    public bool GivesAllVariables { get; init; } = true;

    /// <summary>Whether all the called process's variables come back; otherwise the output mappings pick.</summary>
    public bool TakesAllVariables { get; init; } = true;
}

public sealed record SubProcess : Activity
{
    public required FlowScope Body { get; init; }

    /// <summary>An event sub-process: no flow leads to it; its start event wakes it while the scope that holds it is at work.</summary>
    public bool TriggeredByEvent { get; init; }
}
