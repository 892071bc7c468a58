using Reviews.Workflows.Deadlines;

namespace Reviews.Workflows.Engine;

/// <summary>
/// The clock of a process stands still on some days: a pause, or an extension of its limit by as many days as bring it to its
/// new target. The days are left out by this process and by no other (<see cref="StopKind"/> says of what); open deadlines and
/// armed timers are reckoned again, as <see cref="Redating"/> says. What would fall due in a pause by the time of its opening
/// ("three hours from now") is due at the same time of the next working day. What is closed never moves; a date given by hand
/// stays; nothing moves to an earlier day because days are left out. Stops lie one on another: a day that two of them hold is
/// left out once.
/// </summary>
internal static class ClockStops
{
    private const string By = "with those days left out";

    public static Refusal? Pause(Execution run, ClockPaused paused) => OnClock(run, paused.PeopleWork ? null : paused.From, _ =>
    {
        var days = Counted(run, run.Calendar, paused.From, paused.Through);
        return days == 0
            ? new Refusal("nothing-stops", $"Expected a working day on which the clock stands still, but from {IsoDate.Text(paused.From)} through {IsoDate.Text(paused.Through)} there is none on which it runs.")
            : Stop(run, new StoppedDays(paused.From, paused.Through, paused.Reason, paused.PeopleWork ? StopKind.Work : StopKind.Rest, days));
    });

    public static Refusal? Extend(Execution run, LimitExtended extended) => OnClock(run, extended.From, limit =>
    {
        var target = extended.Target;
        if (run.Calendar.WhyUncounted(target) is { } dayOff)
            return new Refusal("target-no-working-day", $"Expected a new target on a working day, but {IsoDate.Text(target)} is none: {dayOff}.");
        if (target <= limit.Date)
            return new Refusal("target-not-after-limit", $"Expected a new target after the limit, {Words(limit)}, but {IsoDate.Text(target)} is not after it.");
        if (LondonTime.ToInstant(target + limit.TimeOfDay) <= run.At)
            return new Refusal("target-past", $"Expected a new target to come, but {Words(target + limit.TimeOfDay)} is not after {Words(LondonTime.ToLocal(run.At))}.");
        if (extended.From > limit.Date)
            return new Refusal("target-out-of-reach", $"Expected the days left out to begin by the limit, {Words(limit)}, but {IsoDate.Text(extended.From)} is after it: they would not move it.");
        var days = ToReach(run, extended, limit.Date);
        if (LimitBy(run, days) is var reached && reached?.Date == target) return Stop(run, days);
        // A limit of months is lived through by whole days, and not by working days alone.
        var whole = InWholeDays(run, extended, limit.Date);
        if (days.Kind == StopKind.Work && LimitBy(run, whole)?.Date == target) return Stop(run, whole);
        return new Refusal(
            "target-out-of-reach",
            $"Expected days left out from {IsoDate.Text(days.From)} on to bring the limit, {Words(limit)}, to {IsoDate.Text(target)}, but they bring it to {Words(reached)}.");
    });

    public static Refusal? Restart(Execution run, ClockRestarted restarted)
    {
        if (!run.State.Stopped.TryGetValue(restarted.Number, out var days))
            return new Refusal("stop-unknown", $"Expected a stop of the clock of \"{run.Definition.Id}\" to end, but it has none of number {restarted.Number}.");
        // Not held against the anchor: that may have been corrected past its first day.
        return OnClock(run, from: null, limit =>
        {
            var now = run.Placed[restarted.Number];
            var through = LocalDate.Max(restarted.RunsFrom, now.From).PlusDays(-1);
            if (through == now.Through)
                return new Refusal("nothing-moves", $"Expected another day for the clock to run again, but it runs from {IsoDate.Text(now.Through.PlusDays(1))} already.");
            var without = run.CalendarWith(run.State.Stopped.Remove(restarted.Number));
            var ended = days with { Through = through, Days = Counted(run, without, now.From, through) };
            if (run.LimitWith(run.State.Stopped.SetItem(restarted.Number, ended)) is not { } after) return Unreckonable(run);
            var dates = Redating.Before(run);
            run.Emit(new ClockResumed(run.At, restarted.Number, now.Through, through, ended.Days, limit, after));
            return dates.Move(By, passesOverUnreckonable: true, neverEarlier: through > now.Through);
        });
    }

    /// <summary>From the limit's own day, so many working days as the limit is to move by, which go with it; before it as many that stay where they are.</summary>
    private static StoppedDays ToReach(Execution run, LimitExtended extended, LocalDate limit)
    {
        var calendar = run.Calendar;
        var days = Counted(run, calendar, limit.PlusDays(1), extended.Target);
        if (extended.From == limit) return new(limit, extended.Target.PlusDays(-1), extended.Reason, StopKind.Limit, days);
        return Beside(run, extended, first => Run(first, days, date => calendar.WhyUncounted(date) is null), _ => days);
    }

    /// <summary>As many calendar days as the limit is to move by, those passed over that another stop holds already.</summary>
    private static StoppedDays InWholeDays(Execution run, LimitExtended extended, LocalDate limit)
    {
        bool Runs(LocalDate date) => !run.Placed.Values.Any(stop => stop.Holds(date));
        return Beside(run, extended, first => Run(first, Period.DaysBetween(limit, extended.Target), Runs), days => Counted(run, run.Calendar, days.From, days.Through));
    }

    /// <summary>More time that would run into a pause begins after it: else it would hold what the pause gives back when it is resumed early.</summary>
    private static StoppedDays Beside(Execution run, LimitExtended extended, Func<LocalDate, (LocalDate From, LocalDate Through)> beginning, Func<(LocalDate From, LocalDate Through), int> counted)
    {
        var days = beginning(LocalDate.Max(extended.From, run.State.Anchor!.Date.PlusDays(1)));
        while (run.Placed.Values.Where(stop => stop.Kind != StopKind.Limit && stop.From <= stop.Through && stop.From <= days.Through && days.From <= stop.Through).MaxBy(stop => stop.Through) is { } met)
            days = beginning(met.Through.PlusDays(1));
        return new(days.From, days.Through, extended.Reason, StopKind.Work, counted(days));
    }

    /// <summary>From the first that counts, so many that do.</summary>
    private static (LocalDate From, LocalDate Through) Run(LocalDate first, int number, Func<LocalDate, bool> counts)
    {
        var from = first;
        while (!counts(from)) from = from.PlusDays(1);
        var through = from;
        for (var left = number - 1; left > 0;)
        {
            through = through.PlusDays(1);
            if (counts(through)) left--;
        }

        return (from, through);
    }

    private static LocalDateTime? LimitBy(Execution run, StoppedDays days) => run.LimitWith(run.State.Stopped.Add(run.State.Stopped.Count + 1, days));

    /// <summary>How many of these days would bear a number in a count from the clock's start; on its anchor's own day it has started, whatever follows.</summary>
    private static int Counted(Execution run, WorkingDayCalendar calendar, LocalDate from, LocalDate through)
    {
        var count = 0;
        for (var date = LocalDate.Max(from, run.State.Anchor!.Date.PlusDays(1)); date <= through; date = date.PlusDays(1))
        {
            if (calendar.WhyUncounted(date) is null) count++;
        }

        return count;
    }

    /// <param name="from">The first day of a new stop; null where it may lie before the clock's start, and only the days after that count.</param>
    private static Refusal? OnClock(Execution run, LocalDate? from, Func<LocalDateTime, Refusal?> decide)
    {
        if (run.State.Anchor is not { } anchor || run.Definition.Clock is null)
            return new Refusal("no-clock", $"Expected a process with a clock, but \"{run.Definition.Id}\" has none.");
        if (run.Definition.Clock.Limit is null)
            return new Refusal("no-limit", $"Expected a process with a limit of its own, but \"{run.Definition.Id}\" has none.");
        if (run.Limit is not { } limit) return Unreckonable(run);
        if (from is { } first && first < anchor.Date)
            return new Refusal("before-anchor", $"Expected the clock to stand still from {IsoDate.Text(anchor.Date)} on, where it starts, but {IsoDate.Text(first)} is before it.");
        try
        {
            return decide(limit);
        }
        catch (BeyondCalendarException beyond)
        {
            return new Refusal("beyond-calendar", beyond.Message);
        }
    }

    private static Refusal? Stop(Execution run, StoppedDays days)
    {
        var number = run.State.Stopped.Count + 1;
        if (run.Limit is not { } limit || run.LimitWith(run.State.Stopped.Add(number, days)) is not { } after) return Unreckonable(run);
        var dates = Redating.Before(run);
        run.Emit(new ClockStopped(run.At, number, days.From, days.Through, days.Reason, days.Kind, days.Days, limit, after));
        return dates.Move(By, passesOverUnreckonable: true, neverEarlier: true);
    }

    private static Refusal Unreckonable(Execution run) =>
        new("deadline-not-reckonable", $"Expected the limit of \"{run.Definition.Id}\" to be known {By}, but it cannot be reckoned: it may lie beyond the known bank holidays.");

    private static string Words(LocalDateTime? london) => london is { } at ? $"{IsoDate.Text(at.Date)} {at.TimeOfDay:HH:mm}" : "no date";
}
