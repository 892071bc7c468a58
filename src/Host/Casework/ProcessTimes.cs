using Reviews.Notifications.Documents;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Casework;

/// <summary>When a process has to be over, and when its tasks fall due, as its definition and clock say now.</summary>
internal sealed class ProcessTimes(ProcessDefinition definition, ProcessState state, WorkingDayCalendar calendar)
{
    private readonly ReviewClock? clock = definition.Clock is { } clock && state.Anchor is { } anchor
        ? new ReviewClock(anchor.Date, anchor.Time, clock.Rules, calendar)
        : null;

    /// <summary>The process's own limit in London time; null when it has none that can be reckoned.</summary>
    public LocalDateTime? Limit => definition.Clock?.Limit is { } limit ? Evaluate(limit) : null;

    /// <summary>When the first task of that kind of step in the file falls due; null when that cannot be said yet.</summary>
    public LocalDateTime? DueOf(string step) =>
        UserTasks.FirstOrDefault(task => task.Step == step)?.DueDate is { } due ? Evaluate(due) : null;

    /// <summary>Every task whose due date can be said now, in order of time.</summary>
    public IReadOnlyList<TimetableLine> Timetable() =>
        [.. UserTasks.Select(Line).OfType<TimetableLine>().OrderBy(line => line.Due)];

    private IEnumerable<UserTask> UserTasks => definition.Elements.OfType<UserTask>();

    private TimetableLine? Line(UserTask task) => task.DueDate is { } due && Evaluate(due) is { } at
        ? new TimetableLine(clock?.DayNumberOn(at.Date), at, task.Name, Who(task))
        : null;

    // A group that hangs on an item ("agency-lead:" + agency.id) is named by its role alone.
    private string Who(UserTask task)
    {
        var value = task.CandidateGroups?.Evaluate(Scope().With("agency", NoBody).With("partner", NoBody)).Value;
        var groups = (value as FeelList)?.Items ?? (value is null ? [] : [value]);
        return string.Join(", ", groups.OfType<FeelText>().Select(g => Role.Find(g.Value.Split(':')[0])?.Name).OfType<string>().Distinct());
    }

    private static FeelContext NoBody { get; } = FeelContext.Empty.With("id", new FeelText(""));

    private LocalDateTime? Evaluate(FeelExpression expression)
    {
        try
        {
            return expression.Evaluate(Scope()).Value switch
            {
                FeelDate date => date.Value + (definition.Clock?.Rules.Close ?? new LocalTime(17, 0)),
                FeelDateTime moment => LondonTime.ToLocal(moment.ToInstant()),
                _ => null,
            };
        }
        catch (BeyondCalendarException)
        {
            return null;
        }
    }

    private FeelScope Scope() => new(state.Variables) { Clock = clock, Calendar = calendar };
}
