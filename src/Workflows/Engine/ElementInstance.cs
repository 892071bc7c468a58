using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>One element while it is entered: its place, its local variables and what it waits for.</summary>
/// <param name="ScopeId">The instance that holds it: the process, a sub-process or a multi-instance body; 0 for the process itself.</param>
public sealed record ElementInstance(long Id, string ElementId, long ScopeId)
{
    /// <summary>0-based among the instances of a multi-instance body; null otherwise.</summary>
    public int? LoopIndex { get; init; }

    /// <summary>Whether it is a multi-instance body and not one of its instances.</summary>
    public bool IsBody { get; init; }

    /// <summary>What a body knows of its instances, once its collection was read.</summary>
    public LoopCount? Loop { get; init; }

    /// <summary>Its local variables.</summary>
    public FeelContext Variables { get; init; } = FeelContext.Empty;

    /// <summary>When its own dates were first set, a task's or its timers': what today() and now() were then. Null for one that has none.</summary>
    public Instant? DatedAt { get; init; }

    public OpenTask? Task { get; init; }

    public OpenJob? Job { get; init; }

    public OpenCall? Call { get; init; }

    public OpenIncident? Incident { get; init; }
}

/// <summary>A person's task that waits. <paramref name="Due"/> is London time, null where the definition sets none.</summary>
public sealed record OpenTask(LocalDateTime? Due = null, Instant? FollowUpAt = null);

/// <summary>A job that waits to be carried out.</summary>
/// <param name="RetriesLeft">How often it may still be tried, the present try included.</param>
public sealed record OpenJob(string JobType, int RetriesLeft);

/// <summary>A called process that is at work.</summary>
public sealed record OpenCall(string ProcessId);

/// <summary>What an event listens for. <paramref name="InstanceId"/> is the instance it belongs to, as in <see cref="SubscriptionOpened"/>.</summary>
/// <param name="IsMet">Of a condition: whether it was true when it was last read.</param>
public sealed record OpenSubscription(long Id, long InstanceId, string ElementId, SubscriptionKind Kind, string Name, string? Key, bool IsMet = false);

/// <summary>What is wrong at an instance, until someone settles it.</summary>
public sealed record OpenIncident(string Code, string Message, TokenStage Stage);

/// <summary>A timer that waits. <paramref name="InstanceId"/> is the activity for a boundary timer, the event's own otherwise.</summary>
public sealed record ArmedTimer(long Id, long InstanceId, string ElementId, Instant DueAt, bool Interrupting, TimerCycle? Cycle)
{
    /// <summary>Whether it was put to its time by hand: then it stays there when dates are reckoned again.</summary>
    public bool IsByHand { get; init; }
}

/// <summary>How far a multi-instance body has come: begun, done and ended instances out of <paramref name="Count"/>.</summary>
/// <param name="Items">Those of a sequential one; null for a parallel one.</param>
public sealed record LoopCount(int Count, int Entered, int Completed, int Terminated, FeelList? Items)
{
    public int Active => Entered - Completed - Terminated;

    public bool IsOver => Completed + Terminated >= Count;

    /// <summary>With one item more.</summary>
    internal LoopCount With(FeelValue item) => this with { Count = Count + 1, Items = Items is null ? null : new FeelList(Items.Items.Append(item)) };
}
