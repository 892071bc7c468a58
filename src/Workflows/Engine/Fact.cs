using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>
/// What has happened to an instance, in the past tense. The set is closed. Facts carry resolved instants and values, so
/// that folding them needs neither calendar nor definition; a state always equals its facts replayed.
/// </summary>
/// <param name="At">The instant of the happening that led to it.</param>
public abstract record Fact(Instant At);

/// <summary>A fact about one element instance. <paramref name="InstanceId"/> is unique within the process instance, counted from 1 (the process itself).</summary>
public abstract record ElementFact(Instant At, long InstanceId, string ElementId, string ElementType) : Fact(At);

/// <summary>The instance began; instance 1 is the process itself.</summary>
public sealed record ProcessStarted(Instant At, string ProcessId, string Version, FeelContext Variables, ClockAnchor? Anchor) : Fact(At);

/// <summary>An element was entered. The tokens on <paramref name="Consumed"/> flows of its scope are gone.</summary>
/// <param name="ScopeId">The instance that holds it: the process, a sub-process, or a multi-instance body.</param>
/// <param name="LoopIndex">0-based among the instances of a multi-instance body; null otherwise.</param>
/// <param name="IsMultiInstanceBody">The body that holds the instances, not one of them.</param>
public sealed record ElementEntered(
    Instant At, long InstanceId, string ElementId, string ElementType, long ScopeId,
    IReadOnlyList<string> Consumed, int? LoopIndex, bool IsMultiInstanceBody)
    : ElementFact(At, InstanceId, ElementId, ElementType);

public sealed record ElementCompleted(Instant At, long InstanceId, string ElementId, string ElementType)
    : ElementFact(At, InstanceId, ElementId, ElementType);

public sealed record ElementTerminated(Instant At, long InstanceId, string ElementId, string ElementType)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>A token now stands on the flow, in the scope instance given.</summary>
public sealed record FlowTaken(Instant At, string FlowId, long ScopeId, string SourceId, string TargetId) : Fact(At);

/// <summary>A person has something to do.</summary>
/// <param name="Groups">Who may do it: roles, each with its body where it has one.</param>
/// <param name="Assignee">The one person it is for, if the definition names one.</param>
/// <param name="Subject">The item of the innermost multi-instance, if any: the agency or partner the task is about.</param>
public sealed record TaskCreated(
    Instant At, long InstanceId, string ElementId, string ElementType, string Name, string Step, string? FormId,
    IReadOnlyList<string> Groups, string? Assignee, FeelValue Subject, IReadOnlyDictionary<string, string> Properties)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>A person's task has its dates. <paramref name="Due"/> is London time; the instants are what timers and reminders use.</summary>
/// <param name="Rule">The definition's words: <c>review day(6, "17:00")</c>.</param>
public sealed record DeadlineSet(
    Instant At, long InstanceId, string ElementId, string ElementType, LocalDateTime Due, Instant DueAt, Instant? FollowUpAt, string Rule)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>A multi-instance body knows how many instances it will have.</summary>
/// <param name="Items">The items, when the instances follow one another and those to come must be remembered; null when all begin at once.</param>
public sealed record LoopStarted(Instant At, long InstanceId, string ElementId, string ElementType, int Count, FeelList? Items)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>An open task's deadline, or an armed timer (when <paramref name="TimerId"/> is given), was reckoned again and came out elsewhere.</summary>
public sealed record DeadlineMoved(
    Instant At, long InstanceId, string ElementId, string ElementType, long? TimerId, Instant From, Instant To, LocalDateTime Due,
    Instant? FollowUpAt = null)
    : ElementFact(At, InstanceId, ElementId, ElementType);

public sealed record TaskCompleted(Instant At, long InstanceId, string ElementId, string ElementType, FeelContext Variables)
    : ElementFact(At, InstanceId, ElementId, ElementType);

public sealed record TaskCancelled(Instant At, long InstanceId, string ElementId, string ElementType)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>The system has something to do, after this change is committed.</summary>
public sealed record JobCreated(
    Instant At, long InstanceId, string ElementId, string ElementType, string JobType, int Retries, FeelContext Inputs)
    : ElementFact(At, InstanceId, ElementId, ElementType);

public sealed record JobCompleted(Instant At, long InstanceId, string ElementId, string ElementType, FeelContext Variables)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>A job's try failed and others remain.</summary>
public sealed record JobTried(Instant At, long InstanceId, string ElementId, string ElementType, string Reason, int RetriesLeft)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>A job whose element was left before it was done: it must not be carried out any more.</summary>
public sealed record JobCancelled(Instant At, long InstanceId, string ElementId, string ElementType)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>A timer waits for <paramref name="DueAt"/>.</summary>
/// <param name="Cycle">What remains after this firing, when the timer repeats.</param>
/// <param name="InstanceId">The instance it belongs to: the activity for a boundary timer, the event's own for an intermediate one.</param>
public sealed record TimerArmed(
    Instant At, long InstanceId, string ElementId, string ElementType, long TimerId, Instant DueAt, bool Interrupting, string Rule,
    TimerCycle? Cycle = null)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>How a timer goes on repeating: <paramref name="Left"/> more firings after the next (null: without end), <paramref name="Every"/> an ISO 8601 duration such as <c>PT10M</c>.</summary>
public sealed record TimerCycle(int? Left, string Every);

public sealed record TimerFired(Instant At, long InstanceId, string ElementId, string ElementType, long TimerId)
    : ElementFact(At, InstanceId, ElementId, ElementType);

public sealed record TimerDisarmed(Instant At, long InstanceId, string ElementId, string ElementType, long TimerId)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>A timer was put to another time by hand, and stays there whatever dates are counted by. Where that is the instant of the fact, it was to go off at once.</summary>
public sealed record TimerPlanned(Instant At, long InstanceId, string ElementId, string ElementType, long TimerId, Instant From, Instant To)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>A timer was called off by hand: it goes off no more.</summary>
/// <param name="DueAt">When it would have.</param>
public sealed record TimerCalledOff(Instant At, long InstanceId, string ElementId, string ElementType, long TimerId, Instant DueAt)
    : ElementFact(At, InstanceId, ElementId, ElementType);

public sealed record VariableSet(Instant At, long ScopeId, string Name, FeelValue Value) : Fact(At);

/// <summary>
/// Something failed and its token waits for a person: what is wrong, in plain words. A job whose last try failed
/// (code <c>job-failed</c>) is no longer open; a retry creates another.
/// </summary>
/// <param name="Stage">Where a retry takes the element up again.</param>
public sealed record Incident(
    Instant At, long InstanceId, string ElementId, string ElementType, string Code, string Message, TokenStage Stage = TokenStage.Entering)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>How far an element instance has come.</summary>
public enum TokenStage
{
    /// <summary>Its input mappings are being made ready.</summary>
    Entering,

    /// <summary>Its input mappings are made; the events on its border are being made ready.</summary>
    Guarding,

    /// <summary>It does, or waits for, what it is there for.</summary>
    Acting,

    /// <summary>What it waits for came before it was entered, behind an event-based gateway; its input mappings remain.</summary>
    Chosen,

    /// <summary>It is done; its output mappings and what follows remain.</summary>
    Leaving,

    /// <summary>Its output mappings are made; what is gathered from it, whether it is repeated, or the way on remains.</summary>
    Going,
}

public sealed record IncidentResolved(Instant At, long InstanceId, string ElementId, string ElementType, Settlement By)
    : ElementFact(At, InstanceId, ElementId, ElementType);

/// <summary>The clock's anchor was corrected.</summary>
public sealed record AnchorCorrected(Instant At, ClockAnchor From, ClockAnchor To) : Fact(At);

/// <summary>A step was given another date by hand; what moved with it follows.</summary>
/// <param name="From">When it was due until then, London time; null for one that is not open and was given no date before.</param>
/// <param name="To">London time.</param>
public sealed record StepPlanned(Instant At, string ElementId, string ElementType, LocalDateTime? From, LocalDateTime To) : Fact(At);

/// <summary>A step that was given a date by hand is due by the definition again; what moved back with it follows.</summary>
/// <param name="From">The date it had by hand, London time.</param>
/// <param name="To">What the definition gave when it was put back, London time; null where that could not be said.</param>
public sealed record StepUnplanned(Instant At, string ElementId, string ElementType, LocalDateTime From, LocalDateTime? To) : Fact(At);

/// <summary>Bank holidays were announced or withdrawn while the process ran; the deadlines that moved by it follow.</summary>
/// <param name="Added">On dates that were working days until then, or lay beyond what was known; earliest first.</param>
/// <param name="Withdrawn">On dates that are no bank holidays any more; earliest first.</param>
public sealed record BankHolidaysChanged(Instant At, IReadOnlyList<BankHoliday> Added, IReadOnlyList<BankHoliday> Withdrawn) : Fact(At);

/// <summary>The clock stands still on these days; the deadlines that moved by it follow.</summary>
/// <param name="Number">Counted from 1 within the process.</param>
/// <param name="Reason">As a ledger says it beside each of the days.</param>
/// <param name="Days">How many working days are left out by it.</param>
/// <param name="LimitBefore">The process's own limit until then, London time.</param>
/// <param name="Limit">From then on.</param>
public sealed record ClockStopped(
    Instant At, int Number, LocalDate From, LocalDate Through, string Reason, StopKind Kind, int Days, LocalDateTime LimitBefore, LocalDateTime Limit)
    : Fact(At);

/// <summary>The clock runs again from another day than was said; the deadlines that moved by it follow.</summary>
/// <param name="Through">The last day on which it stands still from now on; the day before the first where it never stood still.</param>
/// <param name="ThroughBefore">The last day until then.</param>
/// <param name="Days">How many working days are left out by it from now on.</param>
public sealed record ClockResumed(
    Instant At, int Number, LocalDate ThroughBefore, LocalDate Through, int Days, LocalDateTime LimitBefore, LocalDateTime Limit)
    : Fact(At);

public sealed record ProcessCompleted(Instant At) : Fact(At);

public sealed record ProcessTerminated(Instant At) : Fact(At);

public sealed record ProcessWithdrawn(Instant At, string Reason) : Fact(At);
