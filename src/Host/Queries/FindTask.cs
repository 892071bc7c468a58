using Microsoft.EntityFrameworkCore;
using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Registers;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Queries;

/// <summary>A task with all its page shows, for someone who may do it (or might have); null for anyone else.</summary>
internal sealed class FindTask(ReviewsDb db, DefinitionShelf definitions, HolidayCalendar calendar, FindCase cases, ReviewRegisters registers)
{
    public async Task<TaskScreen?> AsAsync(Guid taskId, Guid? personId, CancellationToken cancellation)
    {
        var task = await db.ReviewTasks.AsNoTracking().Include(t => t.Groups).SingleOrDefaultAsync(t => t.Id == taskId, cancellation);
        if (task is null || await cases.ByIdAsync(task.ReviewId, personId, cancellation) is not { } opened)
            return null;
        return TaskHolders.MayAct(task, opened.PersonId.ToString("D"), opened.Groups) ? await ShowAsync(opened, task, task.IsOpen, cancellation) : null;
    }

    /// <summary>The same for whoever may record its answer for those whose it is. A vote that is cast looks open to them while another is.</summary>
    public async Task<TaskScreen?> ToRecordAsync(Guid taskId, Guid? personId, CancellationToken cancellation)
    {
        var task = await db.ReviewTasks.AsNoTracking().Include(t => t.Groups).SingleOrDefaultAsync(t => t.Id == taskId, cancellation);
        if (task is null || await cases.ByIdAsync(task.ReviewId, personId, cancellation) is not { } opened)
            return null;
        if (TaskHolders.WhyNotRecord(task, opened.PersonId.ToString("D"), opened.Groups) is not null)
            return null;
        var open = await VoteRounds.OpenOneAsync(db, task, cancellation);
        VoteRounds.ShowAs(task, open ?? task);
        return await ShowAsync(opened, task, open is not null, cancellation);
    }

    private async Task<TaskScreen> ShowAsync(OpenCase opened, ReviewTaskRow task, bool isOpen, CancellationToken cancellation)
    {
        var by = opened.PersonId.ToString("D");
        var row = await db.ProcessInstances.AsNoTracking().SingleAsync(p => p.Id == task.ProcessInstanceId, cancellation);
        var definition = await definitions.PinnedAsync(row.ProcessId, row.DefinitionVersion, cancellation);
        var form = task.FormId is null ? null : await definitions.FormAsync(row.ProcessId, row.DefinitionVersion, task.FormId, cancellation);
        var state = ProcessStateJson.Read(row.Snapshot);
        var kept = await db.Documents.AsNoTracking()
            .Where(d => d.TaskId == task.Id && d.LinkedAt == null && d.UploadedBy == by).OrderBy(d => d.UploadedAt).ToListAsync(cancellation);
        var names = await PeopleNames.OfAsync(db, [task.CompletedBy], cancellation);
        var properties = definition.Find(task.ElementId)?.Properties ?? new Dictionary<string, string>();
        return new TaskScreen(
            opened,
            task,
            TaskView.Of(task, form, state),
            definition,
            DeadlineNote.Of(task, definition, ReviewTimetable.Of(definition, calendar.Current, state), state.Anchor),
            kept,
            names.Of(task.CompletedBy),
            await CaseDateRows.KnownAsync(db, task.ReviewId, cancellation))
        {
            IsOpen = isOpen,
            CountedFrom = row.AnchorOn,
            Heeded = await RegisterEntries.HeededAsync(db, definitions, opened.Review, ProceedingHeeded.ActsOf(properties), cancellation),
            Register = await registers.AtStepAsync(opened, properties, cancellation),
        };
    }
}

/// <param name="Kept">Files this person has sent for it that no submission holds yet.</param>
/// <param name="Dates">The review's dates as they are recorded, with which a form that asks for one again is filled in.</param>
internal sealed record TaskScreen(
    OpenCase Case, ReviewTaskRow Row, StepTask Task, ProcessDefinition Definition, DeadlineNote? Deadline, IReadOnlyList<DocumentRow> Kept, string CompletedBy, CaseDates Dates)
{
    public string Reference => Case.Review.Reference;

    /// <summary>The proceedings beside the review that bear on what the step does.</summary>
    public IReadOnlyList<ProceedingHeeded> Heeded { get; init; } = [];

    /// <summary>What a register holds that is not to be forgotten at the step; null where there is none, or the reader does not read it.</summary>
    public RegisterAtStep? Register { get; init; }

    /// <summary>The day its process counts from; null without a clock.</summary>
    public LocalDate? CountedFrom { get; init; }

    /// <summary>Whether an answer may still come, as far as the reader is to know.</summary>
    public bool IsOpen { get; init; }
}
