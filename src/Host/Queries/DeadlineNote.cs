using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Queries;

/// <summary>When something is due and how that date was reached, for whoever doubts it.</summary>
/// <param name="Day">The number its date bears; null where the clock does not count it.</param>
/// <param name="CountedFrom">What the clock counts from, in the definition's words; null without a clock.</param>
/// <param name="Count">Every date, counted or skipped; empty where there is no such count.</param>
internal sealed record DeadlineNote(
    LocalDateTime Due, int? Day, string Rule, string? Source, string? CountedFrom, ClockAnchor? Anchor, IReadOnlyList<LedgerDay> Count)
{
    /// <summary>How the months of its rule were counted; null where it counts none.</summary>
    public MonthsCount? InMonths { get; init; }

    /// <summary>Of a task that is there; its own date may differ from the timetable's, and then has no count to show.</summary>
    public static DeadlineNote? Of(ReviewTaskRow task, ProcessDefinition definition, ReviewTimetable timetable, ClockAnchor? anchor)
    {
        if (task.Due is not { } due)
            return null;
        var item = timetable.Entries.FirstOrDefault(e => e.Item.ElementId == task.ElementId)?.Item;
        return item?.Due == due
            ? Of(item, definition, anchor)
            : new(due, timetable.DayOf(due.Date), timetable.PlannedFor(task.ElementId) == due ? $"{WordsOf(task, definition)}; moved by hand" : RuleOf(task, definition, item), item?.Source, AnchorWords(definition), anchor, []);
    }

    /// <summary>The same for a step that was given another date by hand.</summary>
    public DeadlineNote MovedTo(LocalDateTime due, ReviewTimetable timetable) => this with { Due = due, Day = timetable.DayOf(due.Date), Rule = $"{Rule}; moved by hand", Count = [], InMonths = null };

    /// <summary>Of something that is still to come.</summary>
    public static DeadlineNote? Of(TimetableItem item, ProcessDefinition definition, ClockAnchor? anchor) => item.Due is { } due
        ? new(due, item.Day, item.Rule, item.Source, AnchorWords(definition), anchor, item.Count) { InMonths = item.InMonths }
        : null;

    // A step with a least time keeps its day's words: that it was opened late is the reason for the rest.
    private static string RuleOf(ReviewTaskRow task, ProcessDefinition definition, TimetableItem? item) =>
        item?.Due < task.Due && definition.Find(task.ElementId) is UserTask { DueDate.LatestOf.Count: > 0 }
            ? $"{item.Rule}; put later, because the step was opened late"
            : WordsOf(task, definition);

    private static string WordsOf(ReviewTaskRow task, ProcessDefinition definition) =>
        definition.Find(task.ElementId) is not UserTask { DueDate: { } due } ? task.DueRule ?? ""
        : definition.Clock is { } clock ? DueRule.Words(due, clock.Rules) : DueRule.WordsWithoutClock(due) ?? "";

    /// <summary>What the clock of a process counts from: the name of the event it is called after, else its own words.</summary>
    public static string? AnchorWords(ProcessDefinition definition)
    {
        if (definition.Clock?.Rules.Anchor is not { Length: > 0 } anchor)
            return null;
        return definition.Find(anchor)?.Name ?? definition.OwnDates.FirstOrDefault(date => date.Id == anchor)?.Name ?? char.ToUpperInvariant(anchor[0]) + anchor[1..].Replace('-', ' ');
    }
}
