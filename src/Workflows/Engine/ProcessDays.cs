using System.Collections.Immutable;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine;

/// <summary>The working days of one process: without those on which its clock stands still.</summary>
public static class ProcessDays
{
    /// <param name="calendar">The working days of everybody.</param>
    public static WorkingDayCalendar Of(ProcessDefinition definition, ProcessState state, WorkingDayCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Stopped.IsEmpty ? calendar : LeavingOut(definition, state, calendar, Placed(definition, state, calendar).Values);
    }

    /// <summary>
    /// The stops with their dates as they are now: one that begins on the limit's own day goes where the limit would be without it,
    /// each such in the order in which they were agreed. One of no days holds none.
    /// </summary>
    internal static ImmutableSortedDictionary<int, StoppedDays> Placed(ProcessDefinition definition, ProcessState state, WorkingDayCalendar calendar)
    {
        var placed = state.Stopped.RemoveRange(state.Stopped.Where(stop => stop.Value.Kind == StopKind.Limit).Select(stop => stop.Key));
        foreach (var (number, stop) in state.Stopped.Where(stop => stop.Value.Kind == StopKind.Limit))
        {
            var days = LeavingOut(definition, state, calendar, placed.Values);
            placed = placed.Add(number, ClockBy(definition, state, days) is { } clock && Timetable.LimitOf(definition, clock, state.Variables) is { } limit
                ? At(stop, limit.Date, days, clock.FirstDayOn)
                : stop with { Through = stop.From.PlusDays(-1) });
        }

        return placed;
    }

    internal static ReviewClock? ClockBy(ProcessDefinition definition, ProcessState state, WorkingDayCalendar calendar) =>
        definition.Clock is { } kept && state.Anchor is { } anchor ? new ReviewClock(anchor.Date, anchor.Time, kept.Rules, calendar) : null;

    // Counted from the clock's start, as the limit is: days that another stop holds already are passed over.
    private static StoppedDays At(StoppedDays stop, LocalDate limit, WorkingDayCalendar days, LocalDate clockStart)
    {
        try
        {
            return stop with { From = limit, Through = days.After(clockStart, days.Count(clockStart, limit) + stop.Days).PlusDays(-1) };
        }
        catch (BeyondCalendarException)
        {
            // Then the limit is not known, and whoever asks for it is told so.
            return stop with { From = limit, Through = days.Holidays.LastKnown };
        }
    }

    private static WorkingDayCalendar LeavingOut(ProcessDefinition definition, ProcessState state, WorkingDayCalendar calendar, IEnumerable<StoppedDays> stops)
    {
        var all = stops.ToList();
        var start = state.Anchor?.Date ?? default;
        try
        {
            start = ClockBy(definition, state, calendar.LeavingOut(all, start))?.FirstDayOn ?? start;
        }
        catch (BeyondCalendarException)
        {
            // Nothing can be counted from it, and that is said where it is counted.
        }

        return calendar.LeavingOut(all, start);
    }
}
