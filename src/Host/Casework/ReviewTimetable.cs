using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Casework;

/// <summary>
/// The timetable of a process as pages show it and mail tells it: its people's tasks, and the outer limit apart from them.
/// The dates are those of <see cref="Timetable"/>, before the process begins and while it runs.
/// </summary>
/// <param name="Limit">Null when the process has none.</param>
/// <param name="Refused">Why no date can be said: they lie beyond the known bank holidays, or nothing is counted from yet.</param>
internal sealed record ReviewTimetable(IReadOnlyList<TimetableEntry> Entries, TimetableItem? Limit, Refusal? Refused)
{
    /// <summary>The dates that steps were given by hand, London time, by element.</summary>
    public IReadOnlyDictionary<string, LocalDateTime> Planned { get; init; } = new Dictionary<string, LocalDateTime>();

    private static readonly Refusal NoClock = new("no-clock", "Expected a date to count from, but this process has none yet.");

    /// <summary>Of a process that runs: counted without the days on which its clock stands still, and with the dates that steps were given by hand.</summary>
    /// <param name="now">As below.</param>
    public static ReviewTimetable Of(ProcessDefinition definition, WorkingDayCalendar calendar, ProcessState state, Instant? now = null) =>
        Of(definition, ProcessDays.Of(definition, state, calendar), state.Anchor, state.Variables, now) with { Planned = state.Planned };

    /// <param name="now">When each step not yet opened is taken to open; null for the clock start.</param>
    public static ReviewTimetable Of(
        ProcessDefinition definition, WorkingDayCalendar calendar, ClockAnchor? anchor, FeelContext variables, Instant? now = null)
    {
        if (definition.Clock is not { } kept || anchor is null)
            return Undated(definition, NoClock);
        var clock = new ReviewClock(anchor.Date, anchor.Time, kept.Rules, calendar);
        var (items, refused) = Timetable.Of(definition, clock, variables, now);
        if (refused is not null)
            return Undated(definition, refused);
        var entries = items.Select(item => (Item: item, Task: definition.Find(item.ElementId) as UserTask)).Where(line => line.Task is not null)
            .Select(line => new TimetableEntry(line.Item, line.Task!.Step, Who(line.Task, variables, clock)));
        return new(StepOrder.Of(definition, entries, entry => entry.Item.ElementId, entry => entry.Item.FromOpening is null ? entry.Item.Due : null, entry => entry.Item.FromOpening is not null), items.FirstOrDefault(item => item.ElementId == definition.Id), null);
    }

    /// <summary>The number that a date bears by the process's clock; null for one that is not counted, or that no step's count goes as far as.</summary>
    public int? DayOf(LocalDate date) => Entries.SelectMany(e => e.Item.Count).FirstOrDefault(day => day.Date == date)?.Day;

    /// <summary>Null for a step that was given none.</summary>
    public LocalDateTime? PlannedFor(string elementId) => Planned.TryGetValue(elementId, out var due) ? due : null;

    private static ReviewTimetable Undated(ProcessDefinition definition, Refusal why) => new(
        [.. definition.Elements.OfType<UserTask>().Select(task => new TimetableEntry(
            UndatedItem(task, task.DueDate is { } due ? DueRule.FromOpening(due) : null), task.Step, []))],
        null,
        why);

    private static TimetableItem UndatedItem(UserTask task, string? fromOpening) =>
        new(task.Id, task.Name, fromOpening ?? task.DueDate?.Text ?? "", null, null, null, null, [], task.Properties.GetValueOrDefault("source")) { FromOpening = fromOpening };

    // A group that hangs on an item ("agency-lead:" + agency.id) is known by its role alone.
    private static IReadOnlyList<Role> Who(UserTask task, FeelContext variables, ReviewClock clock)
    {
        var noBody = FeelContext.Empty.With("id", new FeelText(""));
        var scope = new FeelScope(variables) { Clock = clock, Calendar = clock.Calendar }.With("agency", noBody).With("partner", noBody);
        var value = task.CandidateGroups?.Evaluate(scope).Value;
        var groups = value is FeelList list ? list.Items : [value ?? FeelValue.Null];
        return [.. groups.OfType<FeelText>().Select(group => Role.Find(group.Value.Split(':')[0])).OfType<Role>().Distinct()];
    }
}

/// <summary>A person's task of a timetable.</summary>
/// <param name="Step">The kind of step.</param>
/// <param name="Who">The roles that may do it.</param>
internal sealed record TimetableEntry(TimetableItem Item, string Step, IReadOnlyList<Role> Who);
