using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>What comes in from the world. The set is closed; each carries the instant it counts from, so the engine needs no clock.</summary>
public abstract record Happening(Instant At);

/// <summary>A new instance begins, with its first variables and, where the process has a clock, its anchor.</summary>
/// <param name="StartId">The start event that was woken; null for the plain one.</param>
public sealed record ProcessBegun(Instant At, FeelContext Variables, ClockAnchor? Anchor, string? StartId = null) : Happening(At);

/// <summary>A person finished a task.</summary>
/// <param name="TaskId">The instance id of the open task.</param>
public sealed record TaskSubmitted(Instant At, long TaskId, FeelContext Variables) : Happening(At);

/// <summary>
/// An armed timer's instant has come. A timer that is no longer armed is refused with <c>timer-not-armed</c>, so a second firing
/// does nothing. All that follows counts from <see cref="Happening.At"/>, however late anybody looks.
/// </summary>
public sealed record TimerDue(Instant At, long TimerId) : Happening(At)
{
    /// <summary>When somebody looks at it, where that is later: a repeating timer passes over what it missed until then.</summary>
    public Instant SeenAt { get; init; } = At;
}

/// <summary>A job was carried out; its variables are merged as a task's are.</summary>
public sealed record JobDone(Instant At, long JobId, FeelContext Variables) : Happening(At);

/// <summary>A job's try failed; when no try is left, an incident stands until someone resolves it.</summary>
public sealed record JobFailed(Instant At, long JobId, string Reason) : Happening(At);

/// <summary>The incident on an instance is resolved: tried again, or passed over.</summary>
public sealed record IncidentSettled(Instant At, long InstanceId, Settlement By, FeelContext Variables) : Happening(At);

/// <summary>How an incident is resolved.</summary>
public enum Settlement
{
    Retry,
    Continue,
}

/// <summary>The clock's anchor is corrected: open deadlines and timers that hang on it are reckoned again.</summary>
public sealed record AnchorMoved(Instant At, ClockAnchor Anchor) : Happening(At);

/// <summary>
/// Bank holidays were announced or withdrawn: open deadlines and armed timers counted over them are reckoned again. The calendar
/// given with it is the one that was in force until now. Refused with <c>calendar-unchanged</c> where both hold the same dates.
/// </summary>
/// <param name="After">All bank holidays from here on.</param>
public sealed record CalendarChanged(Instant At, BankHolidays After) : Happening(At);

/// <summary>
/// The clock stands still on these days, past or to come: open deadlines and armed timers that hang on it are reckoned again with
/// those days left out. Refused with <c>no-clock</c>, <c>no-limit</c>, <c>before-anchor</c> (but where people work on, the days
/// before the clock's start just do not count), <c>nothing-stops</c> or
/// <c>deadline-not-reckonable</c>.
/// </summary>
/// <param name="Reason">As a ledger says it beside each of the days.</param>
/// <param name="PeopleWork">Whether people work on: see <see cref="StopKind"/>.</param>
public sealed record ClockPaused(Instant At, LocalDate From, LocalDate Through, string Reason, bool PeopleWork = false) : Happening(At);

/// <summary>
/// The process's own limit goes to another day: as many days are left out as bring it there. Refused as <see cref="ClockPaused"/>
/// is, and with <c>target-no-working-day</c>, <c>target-not-after-limit</c>, <c>target-past</c> or <c>target-out-of-reach</c>.
/// </summary>
/// <param name="From">Where the days left out begin: the limit's own date where only the limit is to move; never later.</param>
public sealed record LimitExtended(Instant At, LocalDate From, LocalDate Target, string Reason) : Happening(At);

/// <summary>
/// A clock that was stopped runs again from this date on, earlier or later than was said: what hangs on it is reckoned again.
/// Before the first of the days: it never stood still. Refused with <c>stop-unknown</c>, <c>nothing-moves</c> or
/// <c>deadline-not-reckonable</c>.
/// </summary>
/// <param name="Number">As <see cref="ClockStopped"/> told it.</param>
public sealed record ClockRestarted(Instant At, int Number, LocalDate RunsFrom) : Happening(At);

/// <summary>
/// A step is given another date, whether it is open or to come. Refused with <c>step-without-date</c>, <c>date-past</c>,
/// <c>beyond-limit</c>, <c>closed-before</c> or <c>nothing-moves</c>.
/// </summary>
/// <param name="ElementId">A person's task of the definition.</param>
/// <param name="Due">London time.</param>
public sealed record StepMoved(Instant At, string ElementId, LocalDateTime Due) : Happening(At);

/// <summary>
/// A step that was given a date by hand is due by the definition again. Refused with <c>step-not-moved</c>, <c>date-past</c>,
/// <c>closed-before</c> or <c>deadline-not-reckonable</c>.
/// </summary>
/// <param name="ElementId">A person's task of the definition.</param>
public sealed record StepPutBack(Instant At, string ElementId) : Happening(At);

/// <summary>
/// An armed timer is put to another time by whoever steers; where that is now, it goes off as soon as it is asked to. Refused with
/// <c>timer-not-armed</c>, <c>timer-due</c>, <c>date-past</c>, <c>nothing-moves</c>, <c>moves-with-step</c>, <c>due-later</c> or
/// <c>beyond-limit</c>.
/// </summary>
public sealed record TimerMoved(Instant At, long TimerId, Instant To) : Happening(At);

/// <summary>
/// An armed timer is called off, and what it would have led to never begins. Only where the process comes to its end without it:
/// refused with <c>timer-not-armed</c>, <c>timer-due</c>, <c>timer-needed</c>, <c>timer-awaited</c> or <c>limit-watched</c>.
/// </summary>
public sealed record TimerCancelled(Instant At, long TimerId) : Happening(At);

/// <summary>
/// The instance goes to another version of its definition: see <see cref="Migration.MigrationPlan"/>. Refused with
/// <c>not-migratable</c>, every reason in one, where something that stands cannot go.
/// </summary>
/// <param name="To">The version to run by from here on.</param>
/// <param name="Mapping">Ids of elements, old to new, where they differ.</param>
public sealed record VersionChanged(Instant At, ProcessDefinition To, IReadOnlyDictionary<string, string> Mapping) : Happening(At)
{
    /// <summary>What every process of the review can read by now: those of these variables that the process lacks are given to it, none that it has is changed.</summary>
    public FeelContext Given { get; init; } = FeelContext.Empty;
}

/// <summary>The process is stopped lawfully before its end; everything open is cancelled and the history stays.</summary>
public sealed record Withdrawn(Instant At, string Reason) : Happening(At);

/// <summary>The day (and, where it matters, the London time) a process's clock counts from.</summary>
public sealed record ClockAnchor(LocalDate Date, LocalTime? Time);
