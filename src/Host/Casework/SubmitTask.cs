using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Appointment;

namespace Reviews.Host.Casework;

/// <summary>A person completes a task: what they typed is taken by the task's step, and the files it took become part of the review.</summary>
internal sealed class SubmitTask(ProcessRunner runner, DefinitionShelf definitions, FireWhatCloses whatCloses)
{
    /// <param name="fields">Each field's values in the order sent.</param>
    /// <param name="documents">Ids of <see cref="DocumentRow"/>s that this person has kept for this task.</param>
    public async Task<Outcome<SubmittedTask>> RunAsync(
        ActionContext context, Guid taskId, IReadOnlyDictionary<string, IReadOnlyList<string>> fields, IReadOnlyList<Guid> documents, CancellationToken cancellation)
    {
        Closing? closing = null;
        var outcome = await runner.RunAsync<SubmittedTask>(
            context,
            Asked.For(nameof(SubmitTask), taskId, Asked.Fields(fields), documents),
            transaction => SubmitAsync(transaction, taskId, fields, documents, met => closing = met),
            cancellation);
        // A refusal keeps nothing: what closed the task is fired in a transaction of its own, at its own instant.
        if (outcome.Refusal is not null && closing is not null)
            await whatCloses.RunAsync(closing.ProcessInstanceId, closing.At, cancellation);
        return outcome;
    }

    private async Task<Outcome<SubmittedTask>> SubmitAsync(
        CaseTransaction transaction,
        Guid taskId,
        IReadOnlyDictionary<string, IReadOnlyList<string>> fields,
        IReadOnlyList<Guid> documents,
        Action<Closing> closed)
    {
        var task = await transaction.Db.ReviewTasks.Include(t => t.Groups).SingleOrDefaultAsync(t => t.Id == taskId, transaction.Cancellation);
        if (task is null)
            return Refusals.NotFound;
        var groups = await CaseAccess.GroupsOnAsync(transaction.Db, transaction.Context.PersonId(), task.ReviewId, transaction.Cancellation);
        if (!TaskHolders.MayAct(task, transaction.Context.By, groups))
            return Refusals.NotFound;
        // The process is asked too: the task's row may have been read before another's change to it was committed.
        if (!task.IsOpen || await transaction.FindAsync(task.ProcessInstanceId) is not { } process || process.State.OpenTasks.All(t => t.Id != task.EngineInstanceId))
            return Refusals.ChangedSinceOpened;
        // Its time is over when it is over, and not when a sweep comes by.
        if (process.State.ClosingTimers(task.EngineInstanceId) is [{ DueAt: var closesAt }, ..] && closesAt <= transaction.Context.At)
        {
            closed(new Closing(process.Row.Id, closesAt));
            return Refusals.Closed(closesAt);
        }

        var kept = await KeptAsync(transaction, task, documents);
        if (kept.Count != documents.Distinct().Count())
            return Refusals.NotFound;
        var outcome = await TakeAsync(transaction, task, process, new StepInput(transaction.Context, fields, [.. kept.Select(AsKept)]) { Groups = groups });
        if (outcome is StepOutcome.Rejected rejected)
            return Outcome<SubmittedTask>.Rejected(rejected.Errors);
        var recorded = (StepOutcome.Recorded)outcome;
        // Only what the step took is handed in: what was sent besides (for an answer not given, say) stays its sender's.
        var taken = recorded.Files.Select(file => file.DocumentId).ToHashSet(StringComparer.Ordinal);
        foreach (var document in kept.Where(document => taken.Contains(AsKept(document).DocumentId)))
            Link(transaction, task, document);
        CaseDateRows.State(transaction, task.ReviewId, recorded.Dates, task.Id);
        if (await transaction.HappenAsync(process, new TaskSubmitted(transaction.Context.At, task.EngineInstanceId, recorded.Variables)) is { } refusal)
            return refusal;
        return new SubmittedTask(task.ReviewId, task.Id);
    }

    private async Task<StepOutcome> TakeAsync(CaseTransaction transaction, ReviewTaskRow task, RunningProcess process, StepInput input)
    {
        var step = StepCatalogue.Find(task.Step)
            ?? throw new InvalidOperationException($"Expected a step of a known kind at {task.ElementId}, but it is \"{task.Step}\".");
        var form = task.FormId is null ? null : await definitions.FormAsync(process.Row.ProcessId, process.Row.DefinitionVersion, task.FormId, transaction.Cancellation);
        if (form?.Fields.Any(field => field.Fact is not null) == true)
            input = input with { Dates = await CaseDateRows.LockedAsync(transaction, task.ReviewId) };
        var outcome = step.Take(TaskView.Of(task, form, process.State), input);
        return outcome is StepOutcome.Recorded && step is AppointmentStep && !await MayBeAppointedAsync(transaction, task, input)
            ? new StepOutcome.Rejected([new(AppointmentStep.Person, "Select a person from the list")])
            : outcome;
    }

    // The step knows no people. The list on the page is one thing, what a form sends another.
    private static async Task<bool> MayBeAppointedAsync(CaseTransaction transaction, ReviewTaskRow task, StepInput input) =>
        await transaction.FindReviewAsync(task.ReviewId) is { } review
        && await Appointees.HasAsync(transaction.Db, review.Partnership, input.Text(AppointmentStep.Person), transaction.Cancellation);

    private static Task<List<DocumentRow>> KeptAsync(CaseTransaction transaction, ReviewTaskRow task, IReadOnlyList<Guid> documents) =>
        transaction.Db.Documents
            .Where(d => documents.Contains(d.Id) && d.TaskId == task.Id && d.LinkedAt == null && d.UploadedBy == transaction.Context.By)
            .ToListAsync(transaction.Cancellation);

    private static void Link(CaseTransaction transaction, ReviewTaskRow task, DocumentRow document)
    {
        document.LinkedAt = transaction.Context.At;
        transaction.Record(task.ReviewId, "document-linked", new { document.Id, document.Sha256, TaskId = task.Id });
    }

    private static KeptFile AsKept(DocumentRow document) =>
        new(document.Kind, document.Id.ToString("D"), document.FileName, document.ContentType, document.Size, document.Sha256);

    private sealed record Closing(Guid ProcessInstanceId, Instant At);
}

/// <summary>Done: the task is closed.</summary>
internal sealed record SubmittedTask(Guid ReviewId, Guid TaskId);
