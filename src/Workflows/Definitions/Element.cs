using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Definitions;

/// <summary>
/// A flow node of a process. The set of elements is closed: the reader makes no other, and each has one behaviour in
/// <c>Engine/Elements</c>.
/// </summary>
public abstract record Element
{
    public required string Id { get; init; }

    /// <summary>The label on the diagram; the id where there is none.</summary>
    public required string Name { get; init; }

    /// <summary>The XML local name: <c>userTask</c>, <c>exclusiveGateway</c> … as traces print it.</summary>
    public required string Type { get; init; }

    /// <summary>Where it stands in its file, 1-based.</summary>
    public required int Line { get; init; }

    /// <summary>The process or sub-process that holds it.</summary>
    public required string ScopeId { get; init; }

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

/// <summary>What starts or wakes an event; null on a none event. The next kinds (message, signal, error …) are siblings of this.</summary>
public abstract record EventTrigger;

/// <summary>A timer: exactly one of date, duration and cycle, as FEEL or as an ISO 8601 literal read into FEEL text.</summary>
public sealed record TimerTrigger(TimerKind Kind, FeelExpression Expression) : EventTrigger;

/// <summary>How a timer's expression is read.</summary>
public enum TimerKind
{
    Date,
    Duration,
    Cycle,
}

public sealed record StartEvent : Element
{
    public EventTrigger? Trigger { get; init; }
}

public sealed record EndEvent : Element
{
    public EventTrigger? Trigger { get; init; }
}

public sealed record IntermediateCatchEvent : Element
{
    public EventTrigger? Trigger { get; init; }
}

public sealed record IntermediateThrowEvent : Element
{
    public EventTrigger? Trigger { get; init; }
}

/// <summary>An event on the border of an activity; an interrupting one ends the activity when it fires.</summary>
public sealed record BoundaryEvent : Element
{
    public required string AttachedToId { get; init; }

    public required bool Interrupting { get; init; }

    public EventTrigger? Trigger { get; init; }
}

public sealed record ExclusiveGateway : Element
{
    /// <summary>The flow taken when no condition holds; null when the file names none.</summary>
    public string? DefaultFlow { get; init; }
}

public sealed record ParallelGateway : Element;

/// <summary>Something that takes time: a task or a sub-process. Boundary events attach to it, and it may be repeated.</summary>
public abstract record Activity : Element
{
    public MultiInstance? MultiInstance { get; init; }

    /// <summary>Ids of its boundary events, in the order of the file.</summary>
    public IReadOnlyList<string> BoundaryEvents { get; init; } = [];
}

/// <summary>Once for each item of a collection, at once (parallel) or one after the other.</summary>
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
    FeelExpression? CompletionCondition);

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

public sealed record SubProcess : Activity
{
    public required FlowScope Body { get; init; }
}
