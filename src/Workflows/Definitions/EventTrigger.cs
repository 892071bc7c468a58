using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Definitions;

/// <summary>What starts or wakes an event, or what it sends out; null on a none event. The set is closed.</summary>
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

/// <summary>A message of that name, for one receiver: the one whose correlation key is the message's.</summary>
/// <param name="Name">FEEL giving the name; a plain text in the file is a constant.</param>
/// <param name="CorrelationKey">FEEL giving what the message must carry; null where any message of the name will do.</param>
public sealed record MessageTrigger(FeelExpression Name, FeelExpression? CorrelationKey) : EventTrigger;

/// <summary>A signal of that name: everyone who listens hears it.</summary>
public sealed record SignalTrigger(FeelExpression Name) : EventTrigger;

/// <summary>A condition on variables: it wakes its event when it becomes true.</summary>
public sealed record ConditionTrigger(FeelExpression Condition) : EventTrigger;

/// <summary>An error: what throws it is over, and the nearest scope that catches it goes on there.</summary>
/// <param name="Code">Null only where it is caught: every error then.</param>
public sealed record ErrorTrigger(string? Code) : EventTrigger;

/// <summary>An escalation: told outwards to the nearest scope that listens; where none does, nothing comes of it.</summary>
/// <param name="Code">Null only where it is caught: every escalation then.</param>
public sealed record EscalationTrigger(string? Code) : EventTrigger;

/// <summary>Ends its whole scope, whatever else is at work in it.</summary>
public sealed record TerminateTrigger : EventTrigger;

/// <summary>A flow drawn in two halves: a token that comes to the throwing link goes on at the catching one of that name.</summary>
public sealed record LinkTrigger(string Name) : EventTrigger;
