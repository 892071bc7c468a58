using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Reviews;

/// <summary>
/// Every task of a process with the date it falls due, as its definition and its clock say: before it begins (a preview)
/// and while it runs (what is still to come). Tasks without a date that can be said now stand at the end, undated; one in
/// a process without a clock is undated when its rule counts days.
/// </summary>
/// <param name="Entries">In order of time, then as in the file.</param>
/// <param name="Limit">The process's own outer limit in London time; null when it has none that can be said.</param>
/// <param name="LimitLedger">How the limit was counted: from the anchor's own date as day 0.</param>
public sealed record ReviewTimetable(IReadOnlyList<TimetableEntry> Entries, LocalDateTime? Limit, DeadlineLedger? LimitLedger)
{
    /// <param name="anchor">What the clock counts from; null leaves whatever is counted from it undated.</param>
    /// <param name="variables">What the process can read: dates may rest on what people entered.</param>
    public static ReviewTimetable Of(ProcessDefinition definition, WorkingDayCalendar calendar, ClockAnchor? anchor, FeelContext variables)
    {
        var clock = definition.Clock is { } kept && anchor is not null ? new ReviewClock(anchor.Date, anchor.Time, kept.Rules, calendar) : null;
        var scope = new FeelScope(variables) { Clock = clock, Calendar = calendar };
        var close = Moments.Close(definition);
        var entries = definition.Elements.OfType<UserTask>().Select(task => Entry(task, Moment(task.DueDate, scope, close), clock, scope));
        var limit = Moment(definition.Clock?.Limit, scope, close);
        return new(
            [.. entries.OrderBy(entry => entry.Due ?? LocalDateTime.MaxIsoValue)],
            limit,
            limit is { } end ? Counted(clock?.ForLimits, end.Date) : null);
    }

    private static TimetableEntry Entry(UserTask task, LocalDateTime? due, ReviewClock? clock, FeelScope scope) => new(
        task.Id,
        task.Name,
        task.Step,
        due,
        due is { } at ? DayNumber(clock, at.Date) : null,
        task.DueDate is { } rule ? Moments.Rule(rule) : null,
        task.Properties.GetValueOrDefault("source"),
        Who(task, scope),
        due is { } through ? Counted(clock, through.Date) : null);

    private static LocalDateTime? Moment(FeelExpression? expression, FeelScope scope, LocalTime close)
    {
        try
        {
            return expression is null ? null : Moments.Read(expression.Evaluate(scope).Value, close);
        }
        catch (BeyondCalendarException)
        {
            return null;
        }
    }

    private static int? DayNumber(ReviewClock? clock, LocalDate date)
    {
        try
        {
            return clock?.DayNumberOn(date);
        }
        catch (BeyondCalendarException)
        {
            return null;
        }
    }

    private static DeadlineLedger? Counted(ReviewClock? clock, LocalDate through)
    {
        try
        {
            return clock?.Ledger(through);
        }
        catch (BeyondCalendarException)
        {
            return null;
        }
    }

    // A group that hangs on an item ("agency-lead:" + agency.id) is known by its role alone.
    private static IReadOnlyList<Role> Who(UserTask task, FeelScope scope)
    {
        var noBody = FeelContext.Empty.With("id", new FeelText(""));
        var value = task.CandidateGroups?.Evaluate(scope.With("agency", noBody).With("partner", noBody)).Value;
        var groups = value is FeelList list ? list.Items : [value ?? FeelValue.Null];
        return [.. groups.OfType<FeelText>().Select(group => Role.Find(group.Value.Split(':')[0])).OfType<Role>().Distinct()];
    }
}

/// <summary>One task of a timetable.</summary>
/// <param name="Name">The definition's label.</param>
/// <param name="Step">The kind of step.</param>
/// <param name="Due">London time; null when it cannot be said yet.</param>
/// <param name="Day">The number its date bears on the process's clock; null when it bears none.</param>
/// <param name="Rule">The definition's words for the date; null when it has none.</param>
/// <param name="Source">Where the rule comes from: "S003 App E, day 6".</param>
/// <param name="Who">The roles that may do it.</param>
/// <param name="Ledger">Every date from the anchor's through the due date, counted or skipped.</param>
public sealed record TimetableEntry(
    string ElementId, string Name, string Step, LocalDateTime? Due, int? Day, string? Rule, string? Source, IReadOnlyList<Role> Who, DeadlineLedger? Ledger);
