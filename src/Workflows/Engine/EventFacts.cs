using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>What a subscription listens for.</summary>
public enum SubscriptionKind
{
    Message,
    Signal,
    Condition,
}

/// <summary>An event waits for a message, a signal or a condition.</summary>
/// <param name="InstanceId">The instance it belongs to: the activity for a boundary event, the scope for an event sub-process, the gateway for the events behind one, otherwise the event's own.</param>
/// <param name="Name">Of the message or signal; of a condition, the definition's words.</param>
/// <param name="Key">What a message must carry; null where any of its name will do.</param>
public sealed record SubscriptionOpened(
    Instant At, long InstanceId, string ElementId, string ElementType, long SubscriptionId, SubscriptionKind Kind, string Name, string? Key)
    : ElementFact(At, InstanceId, ElementId, ElementType);

public sealed record SubscriptionClosed(Instant At, long InstanceId, string ElementId, string ElementType, long SubscriptionId)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>A message reached the event that waited for it.</summary>
public sealed record MessageReceived(
    Instant At, long InstanceId, string ElementId, string ElementType, long SubscriptionId, string Name, string? Key, FeelContext Variables)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>A message goes out to whoever waits for it outside this process.</summary>
public sealed record MessagePublished(
    Instant At, long InstanceId, string ElementId, string ElementType, string Name, string? Key, FeelContext Variables)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>A signal goes out to everyone who listens: those within this process hear it in the same step.</summary>
public sealed record SignalBroadcast(Instant At, long InstanceId, string ElementId, string ElementType, string Name, FeelContext Variables)
    : ElementFact(At, InstanceId, ElementId, ElementType);

public sealed record SignalReceived(
    Instant At, long InstanceId, string ElementId, string ElementType, long SubscriptionId, string Name, FeelContext Variables)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>A condition that an event waits for became true, and wakes it.</summary>
public sealed record ConditionMet(Instant At, long InstanceId, string ElementId, string ElementType, long SubscriptionId)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>A condition that had been true no longer is: it may become true again.</summary>
public sealed record ConditionLapsed(Instant At, long InstanceId, string ElementId, string ElementType, long SubscriptionId)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>An error was thrown here; what catches it is entered next, and where nothing does an incident follows.</summary>
public sealed record ErrorThrown(
    Instant At, long InstanceId, string ElementId, string ElementType, string Code, FeelContext Variables, bool IsCaught)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>An escalation was thrown here; where nothing catches it, nothing comes of it.</summary>
public sealed record EscalationThrown(
    Instant At, long InstanceId, string ElementId, string ElementType, string Code, FeelContext Variables, bool IsCaught)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>Every token in a scope that waited on a flow is gone: its event sub-process or a terminate end event ended all else in it.</summary>
public sealed record TokensDropped(Instant At, long ScopeId) : Fact(At);

/// <summary>Another process is to be begun, bound to its version now.</summary>
/// <param name="Variables">What it begins with.</param>
public sealed record ProcessCalled(
    Instant At, long InstanceId, string ElementId, string ElementType, string CalledProcessId, FeelContext Variables)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>The called process is done; <paramref name="Variables"/> are what it left.</summary>
public sealed record ProcessReturned(Instant At, long InstanceId, string ElementId, string ElementType, FeelContext Variables)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>The call was left before the called process was done: that one must be stopped.</summary>
public sealed record CallCancelled(Instant At, long InstanceId, string ElementId, string ElementType)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>A running multi-instance body was given one item more.</summary>
/// <param name="Index">0-based, after those it had.</param>
public sealed record ItemAdded(Instant At, long InstanceId, string ElementId, string ElementType, int Index, FeelValue Item)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>What one of a multi-instance body's instances adds is in the list that the body gathers: told item by item, so that many items do not tell ever longer lists.</summary>
/// <param name="Name">Of the list, a variable of the body.</param>
/// <param name="Index">0-based; the list's own length or more where it becomes longer by it, with null in between.</param>
public sealed record ResultGathered(Instant At, long InstanceId, string ElementId, string ElementType, string Name, int Index, FeelValue Value)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>A person corrected variables of a scope.</summary>
public sealed record VariablesChanged(Instant At, long ScopeId, FeelContext Variables) : Fact(At);
