using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Host.Queries;

/// <summary>How far a step of the timetable has come.</summary>
internal enum StepState
{
    Done,
    DoneLate,
    Due,
    Overdue,

    /// <summary>It was closed by its time before everybody had answered.</summary>
    ClosedUnanswered,
    ToCome,

    /// <summary>To come only if its case arises: there is a way through the process without it.</summary>
    IfNeeded,

    /// <summary>Its time has passed and nothing has led to it: it is for a case that has not arisen.</summary>
    NotOpened,

    /// <summary>The process ended without it.</summary>
    NotNeeded,
}

/// <summary>One step of a review's timetable as it stands.</summary>
/// <param name="Tasks">What it has led to: one task, or one for each agency or partner.</param>
internal sealed record ReviewStep(TimetableEntry Entry, DeadlineNote? Deadline, StepState State, IReadOnlyList<ReviewTaskRow> Tasks)
{
    /// <summary>Who has answered, and how many, is nobody's to know: a vote that is still open.</summary>
    public bool IsSecret => Tasks.Any(t => t.Step == VoteStep.Kind && t.IsOpen);

    /// <summary>The number of the day on which it is due; null where it has none, or is due by another count.</summary>
    public int? Day => Deadline?.Day;

    /// <summary>When it would be due, had it not been given another date by hand: London time. Null for one that was not moved.</summary>
    public LocalDateTime? MovedFrom { get; private init; }

    /// <summary>How it will be counted once it opens, where that is all that can be said of it yet; null otherwise.</summary>
    public string? FromOpening => Deadline is null ? Entry.Item.FromOpening : null;

    /// <summary>When a step that is not over would be due without the delays of its process: London time. Null where it is the same date.</summary>
    public LocalDateTime? Undelayed { get; private init; }

    public int Answered => Tasks.Count(t => t.CompletedAt is not null);

    public ReviewTaskRow? LastAnswered => Tasks.Where(t => t.CompletedAt is not null).MaxBy(t => t.CompletedAt);

    public static ReviewStep Of(TimetableEntry entry, RunningDefinition process, IReadOnlyList<ReviewTaskRow> tasks, Instant now)
    {
        // A step that was taken again (a draft corrected twice) is as its latest round is; what was answered stays. What is done
        // keeps its date through a correction, so what is open says when the step is due.
        var latest = tasks.LastOrDefault(t => t.IsOpen) ?? (tasks.Count == 0 ? null : tasks[^1]);
        var planned = process.Timetable.PlannedFor(entry.Item.ElementId);
        // Counted from the day on which it opens it has no date before, and one from the clock start would long be over.
        var byRule = latest is null && entry.Item.FromOpening is not null && planned is null ? null : DeadlineNote.Of(entry.Item, process.Definition, process.State.Anchor);
        var note = latest is null
            ? planned is { } moved ? byRule?.MovedTo(moved, process.Timetable) : byRule
            : DeadlineNote.Of(latest, process.Definition, process.Timetable, process.State.Anchor) ?? byRule;
        return new(entry, note, Judge(process, entry.Item.ElementId, note?.Due, tasks, now), tasks)
        {
            // What its date was as if it had opened at the clock start was nobody's date.
            Undelayed = entry.Item.FromOpening is null && latest is null or { IsOpen: true } && process.Row.EndedAt is null
                && process.Undelayed?.Entries.FirstOrDefault(e => e.Item.ElementId == entry.Item.ElementId)?.Item.Due is { } without && without < note?.Due && planned is null
                ? without
                : null,
            MovedFrom = entry.Item.FromOpening is null && planned is not null && note?.Due == planned && byRule?.Due != planned ? byRule?.Due : null,
        };
    }

    private static StepState Judge(RunningDefinition process, string elementId, LocalDateTime? due, IReadOnlyList<ReviewTaskRow> tasks, Instant now)
    {
        if (tasks.Count == 0 && process.State.Status != ProcessStatus.Active)
            return StepState.NotNeeded;
        if (tasks.Count == 0)
            return due is { } at && LondonTime.ToInstant(at) < now ? StepState.NotOpened : process.Definition.CanDoWithout(elementId) ? StepState.IfNeeded : StepState.ToCome;
        if (tasks.Any(t => t.IsOpen))
            return tasks.Any(t => t.IsOpen && t.DueAt < now) ? StepState.Overdue : StepState.Due;
        if (tasks.Any(t => t.CancelledAt is not null))
            return StepState.ClosedUnanswered;
        return tasks.Any(t => t.AnsweredAt > t.DueAt) ? StepState.DoneLate : StepState.Done;
    }
}
