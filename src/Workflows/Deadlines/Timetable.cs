using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Deadlines;

/// <summary>The timetable of one process from a clock start, before anything is started.</summary>
public static class Timetable
{
    /// <summary>
    /// Each person's task, each dated timer and the process's limit, in order of due; what depends on data not yet known
    /// comes last. No timetable but a refusal where the clock start or a date that follows from it lies beyond the known
    /// bank holidays: that is never guessed.
    /// </summary>
    public static (IReadOnlyList<TimetableItem> Items, Refusal? Refused) Of(ProcessDefinition process, ReviewClock clock, FeelContext variables)
    {
        try
        {
            // The clock start first: where that is not known, it is what is wrong, not the dates that follow from it.
            clock.Calendar.WhyNot(clock.AnchorDate);
            return (Items(process, clock, variables), null);
        }
        catch (BeyondCalendarException beyond)
        {
            return ([], new Refusal("beyond-calendar", beyond.Message));
        }
    }

    private static IReadOnlyList<TimetableItem> Items(ProcessDefinition process, ReviewClock clock, FeelContext variables)
    {
        var items = new List<TimetableItem>();
        foreach (var element in process.Elements)
        {
            if (Due(element) is { } due)
                items.Add(Item(element.Id, element.Name, due, clock, clock, variables, element.Properties.GetValueOrDefault("source")));
        }

        if (process.Clock?.Limit is { } limit)
            items.Add(Item(process.Id, process.Name, limit, clock, clock.ForLimits, variables, process.Properties.GetValueOrDefault("source")));
        return [.. items.OrderBy(i => i.Due is null).ThenBy(i => i.Due)];
    }

    private static FeelExpression? Due(Element element) => element switch
    {
        UserTask { DueDate: { } due } => due,
        UserTask => NoDueDate,
        IntermediateCatchEvent { Trigger: TimerTrigger { Kind: TimerKind.Date } timer } => timer.Expression,
        BoundaryEvent { Trigger: TimerTrigger { Kind: TimerKind.Date } timer } => timer.Expression,
        _ => null,
    };

    private static FeelExpression NoDueDate { get; } = FeelExpression.Parse("null").Expression!;

    private static TimetableItem Item(
        string id, string name, FeelExpression due, ReviewClock clock, ReviewClock counted, FeelContext variables, string? source)
    {
        var result = due.Evaluate(new FeelScope(variables) { Clock = clock, Calendar = clock.Calendar, Now = LondonTime.ToInstant(clock.AnchorDate + (clock.AnchorTime ?? LocalTime.Midnight)) });
        var rule = DueRule.Words(due, clock.Rules);
        if (DueTime.Of(result.Value, clock.Rules.Close) is not { } at)
        {
            ThrowIfBeyond(clock.Calendar, result);
            return new TimetableItem(id, name, rule, null, counted.Rules.FirstDay, null, DependsOn(due, variables, result), [], source);
        }

        var ledger = counted.Ledger(at.Date).Days;
        return new TimetableItem(id, name, rule, ledger.Count > 0 ? ledger[^1].Day : null, counted.Rules.FirstDay, at, null, ledger, source);
    }

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
