using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Casework;

/// <summary>The clock a running process keeps.</summary>
internal static class ProcessClock
{
    /// <summary>Null when the process counts no days, or nothing to count from is known yet.</summary>
    public static ReviewClock? Of(ProcessDefinition definition, ProcessState state, WorkingDayCalendar calendar) =>
        definition.Clock is { } kept && state.Anchor is { } anchor ? new ReviewClock(anchor.Date, anchor.Time, kept.Rules, ProcessDays.Of(definition, state, calendar)) : null;

    /// <summary>The limit there would be without any delay, London time: what lateness is told against.</summary>
    public static LocalDateTime? OriginalLimitOf(ProcessDefinition definition, ProcessState state, WorkingDayCalendar calendar) =>
        LimitOf(definition, state with { Stopped = ProcessState.NotStarted.Stopped }, calendar);

    /// <summary>The process's own limit in London time; null when it has none that can be reckoned.</summary>
    public static LocalDateTime? LimitOf(ProcessDefinition definition, ProcessState state, WorkingDayCalendar calendar) =>
        Of(definition, state, calendar) is { } clock ? Timetable.LimitOf(definition, clock, state.Variables) : null;
}
