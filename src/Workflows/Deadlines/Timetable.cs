using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Deadlines;

/// <summary>The timetable of one process from a clock start, before anything is started and while it runs.</summary>
public static class Timetable
{
    /// <summary>
    /// Each person's task, each dated timer and the process's limit, in order of due; what depends on data not yet known
    /// comes last. No timetable but a refusal where the clock start or a date that follows from it lies beyond the known
    /// bank holidays: that is never guessed.
    /// </summary>
    /// <param name="now">What today() and now() are: as if each step not yet opened were opened then. Null for the clock start itself.</param>
    public static (IReadOnlyList<TimetableItem> Items, Refusal? Refused) Of(
        ProcessDefinition process, ReviewClock clock, FeelContext variables, Instant? now = null)
    {
        try
        {
            // The clock start first: where that is not known, it is what is wrong, not the dates that follow from it.
            clock.Calendar.WhyNot(clock.AnchorDate);
            return (Items(process, clock, variables, now ?? Start(clock)), null);
        }
        catch (BeyondCalendarException beyond)
        {
            return ([], new Refusal("beyond-calendar", beyond.Message));
        }
    }

    /// <summary>When a person's task falls due, were it opened at <paramref name="now"/>: London time. Null when that cannot be said.</summary>
    public static LocalDateTime? DueOf(UserTask task, ReviewClock clock, FeelContext variables, Instant now) =>
        task.DueDate is { } due ? DueTime.Of(Evaluate(due, clock, variables, now).Value, clock.Rules.Close, clock.Calendar) : null;

    /// <summary>The process's own limit in London time; null when it has none that can be reckoned.</summary>
    public static LocalDateTime? LimitOf(ProcessDefinition process, ReviewClock clock, FeelContext variables) =>
        process.Clock?.Limit is { } limit && DueTime.Of(Evaluate(limit, clock, variables, Start(clock)).Value, clock.Rules.Close) is { } due ? clock.Calendar.RunningLimit(due) : null;

    private static Instant Start(ReviewClock clock) => LondonTime.ToInstant(clock.AnchorDate + (clock.AnchorTime ?? LocalTime.Midnight));

    private static FeelResult Evaluate(FeelExpression due, ReviewClock clock, FeelContext variables, Instant now) =>
        due.Evaluate(new FeelScope(variables) { Clock = clock, Calendar = clock.Calendar, Now = now });

    private static IReadOnlyList<TimetableItem> Items(ProcessDefinition process, ReviewClock clock, FeelContext variables, Instant now)
    {
        var items = new List<TimetableItem>();
        foreach (var element in process.Elements)
        {
            if (Due(element) is { } due)
                items.Add(Item(element.Id, element.Name, due, clock, clock, variables, now, element.Properties.GetValueOrDefault("source")));
        }

        if (process.Clock?.Limit is { } limit)
            items.Add(Item(process.Id, process.Name, limit, clock, clock.ForLimits, variables, now, process.Properties.GetValueOrDefault("source")));
        return [.. items.OrderBy(i => i.Due is null).ThenBy(i => i.Due)];
    }

    private static FeelExpression? Due(Element element) => element switch
    {
        UserTask { DueDate: { } due } => due,
        UserTask => NoDueDate,
        FlowEvent { Trigger: TimerTrigger { Kind: TimerKind.Date } timer } => timer.Expression,
        _ => null,
    };

    private static FeelExpression NoDueDate { get; } = FeelExpression.Parse("null").Expression!;

    private static TimetableItem Item(
        string id, string name, FeelExpression due, ReviewClock clock, ReviewClock counted, FeelContext variables, Instant now, string? source)
    {
        var result = Evaluate(due, clock, variables, now);
        var rule = DueRule.Words(due, clock.Rules);
        var reckoned = DueTime.Of(result.Value, clock.Rules.Close);
        if ((reckoned is { } moment ? counted != clock ? clock.Calendar.RunningLimit(moment) : clock.Calendar.Running(moment) : null) is not { } at)
        {
            ThrowIfBeyond(clock.Calendar, result);
            return new TimetableItem(id, name, rule, null, counted.Rules.FirstDay, null, DependsOn(due, variables, result), [], source);
        }

        var ledger = counted.Ledger(at.Date).Days;
        return new TimetableItem(id, name, rule, ledger.Count > 0 ? ledger[^1].Day : null, counted.Rules.FirstDay, at, null, ledger, source)
        {
            InMonths = MonthsOf(due, clock),
            FromOpening = DueRule.FromOpening(due) ?? (IsSoonerOpenedSooner(due, clock, variables, now, reckoned) ? "its date is counted from when it opens" : null),
        };
    }

    // Opened a fortnight sooner it would be due sooner, which no day that the rule sets itself is.
    private static bool IsSoonerOpenedSooner(FeelExpression due, ReviewClock clock, FeelContext variables, Instant now, LocalDateTime? reckoned) =>
        (due.Functions.Contains("today") || due.Functions.Contains("now"))
        && DueTime.Of(Evaluate(due, clock, variables, now - Duration.FromDays(14)).Value, clock.Rules.Close) is { } sooner && sooner < reckoned;

    // What it does with the date so reached (the last working day by then) its rule says.
    private static MonthsCount? MonthsOf(FeelExpression due, ReviewClock clock) =>
        due.CallsOf("months after") is [{ Arguments: [_, FeelNumber months] }, ..] && due.Names.Contains("anchor") ? clock.Calendar.MonthsAfter(clock.AnchorDate, (int)months.Value) : null;

    private static string DependsOn(FeelExpression due, FeelContext variables, FeelResult result)
    {
        if (due == NoDueDate) return "nothing: the task has no due date";
        var unknown = due.Names.Where(n => n != "anchor" && variables.Find(n) is null).Order(StringComparer.Ordinal).ToList();
        return unknown.Count > 0 ? string.Join(", ", unknown) : result.Error ?? (result.Warnings.Count > 0 ? result.Warnings[0] : due.Text);
    }

    /// <summary>FEEL makes such a date null with a warning that names the last known bank holiday; here it is not merely unknown.</summary>
    private static void ThrowIfBeyond(WorkingDayCalendar calendar, FeelResult result)
    {
        var last = calendar.Holidays.LastKnown;
        if (result.Warnings.Any(w => w.Contains(IsoDate.Text(last), StringComparison.Ordinal)))
            calendar.WhyNot(last.PlusDays(1));
    }
}
