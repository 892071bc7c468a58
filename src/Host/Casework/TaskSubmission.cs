using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Uploads;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Registers;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Appointment;
using Reviews.Workflows.Steps.Draft;
using Reviews.Workflows.Steps.SignOff;

namespace Reviews.Host.Casework;

/// <summary>An answer to a task goes in, in the caller's transaction: the task's step takes what was typed, and the files it took become part of the review.</summary>
internal sealed class TaskSubmission(DefinitionShelf definitions, UploadStore store)
{
    /// <param name="answer">Whoever it is that answers, the caller has asked whether they may.</param>
    /// <param name="closed">Told what closed the task, where its time was over.</param>
    public async Task<Outcome<SubmittedTask>> SubmitAsync(CaseTransaction transaction, ReviewTaskRow task, TaskAnswer answer, Action<ClosedTask> closed)
    {
        // The process is asked too: the task's row may have been read before another's change to it was committed.
        if (!task.IsOpen || await transaction.FindAsync(task.ProcessInstanceId) is not { } process || process.State.OpenTasks.All(t => t.Id != task.EngineInstanceId))
            return Refusals.ChangedSinceOpened;
        // Its time is over when it is over, and not when a sweep comes by.
        if (process.State.ClosingTimers(task.EngineInstanceId) is [{ DueAt: var closesAt }, ..] && closesAt <= transaction.Context.At)
        {
            closed(new ClosedTask(process.Row.Id, closesAt));
            return Refusals.Closed(closesAt);
        }

        var kept = await KeptAsync(transaction, task, answer.Documents);
        if (kept.Count != answer.Documents.Distinct().Count())
            return Refusals.NotFound;
        var input = new StepInput(transaction.Context, answer.Fields, [.. kept.Select(AsKept)]) { Groups = answer.Groups };
        if (answer.IsForOthers)
        {
            var since = TaskHolders.ReceivedSince(task, (await transaction.FindReviewAsync(task.ReviewId))!.StartedAt);
            var (received, faults) = ReceivedAnswer.Read(input, since);
            input = input with { Received = received };
            if (faults.Count > 0)
                return Outcome<SubmittedTask>.Rejected([.. faults, .. await TakeAsync(transaction, task, process, input) is StepOutcome.Rejected { Errors: var others } ? others : []]);
        }

        var outcome = await TakeAsync(transaction, task, process, input);
        if (outcome is StepOutcome.Rejected rejected)
            return Outcome<SubmittedTask>.Rejected(rejected.Errors);
        var recorded = (StepOutcome.Recorded)outcome;
        if (await WhatBlocksAsync(transaction, task, recorded.Variables) is { } blocked)
            return blocked;
        // Only what the step took is handed in: what was sent besides (for an answer not given, say) stays its sender's.
        var taken = recorded.Files.Concat(input.Received?.Proof ?? []).Select(file => file.DocumentId).ToHashSet(StringComparer.Ordinal);
        foreach (var document in kept.Where(document => taken.Contains(AsKept(document).DocumentId)))
            Link(transaction, task, document);
        CaseDateRows.State(transaction, task.ReviewId, recorded.Dates, task.Id);
        HowItCame.Keep(transaction, task, input.Received);
        if (await transaction.HappenAsync(process, new TaskSubmitted(transaction.Context.At, task.EngineInstanceId, recorded.Variables)) is { } refusal)
            return refusal;
        return new SubmittedTask(task.ReviewId, task.Id);
    }

    // Proceedings beside the review may block what the step does; a step that says it is not done yet does nothing.
    private async Task<Refusal?> WhatBlocksAsync(CaseTransaction transaction, ReviewTaskRow task, FeelContext recorded)
    {
        var properties = JsonSerializer.Deserialize<Dictionary<string, string>>(task.Properties)!;
        var acts = ProceedingHeeded.ActsOf(properties);
        if (acts.Count == 0 || !ProceedingHeeded.IsDone(properties, recorded) || await transaction.FindReviewAsync(task.ReviewId) is not { } review)
            return null;
        var heeded = await RegisterEntries.HeededAsync(transaction.Db, definitions, review, acts, transaction.Cancellation);
        return heeded.FirstOrDefault(one => one.Blocks) is { } blocking ? Refusals.BlockedBy(blocking) : null;
    }

    private async Task<StepOutcome> TakeAsync(CaseTransaction transaction, ReviewTaskRow task, RunningProcess process, StepInput input)
    {
        var step = StepCatalogue.Find(task.Step)
            ?? throw new InvalidOperationException($"Expected a step of a known kind at {task.ElementId}, but it is \"{task.Step}\".");
        var form = task.FormId is null ? null : await definitions.FormAsync(process.Row.ProcessId, process.Row.DefinitionVersion, task.FormId, transaction.Cancellation);
        if (form?.Fields.Any(field => field.Fact is not null) == true)
            input = input with { Dates = await CaseDateRows.LockedAsync(transaction, task.ReviewId) };
        var view = TaskView.Of(task, form, process.State);
        if (step is SignOffStep || view.Properties.GetValueOrDefault(StepProperties.Shows) == StepProperties.ShowsDraft)
            input = input with { Unsettled = await UnsettledAsync(transaction, view) };
        var outcome = step.Take(view, input);
        return outcome is StepOutcome.Recorded && step is AppointmentStep && !await MayBeAppointedAsync(transaction, task, input)
            ? new StepOutcome.Rejected([new(AppointmentStep.Person, "Select a person from the list")])
            : outcome;
    }

    // The step knows no files: what is to be settled in one is read here, from the version that would be signed.
    private async Task<IReadOnlyList<string>> UnsettledAsync(CaseTransaction transaction, StepTask view)
    {
        var id = ((view.Variables.Find(DraftStep.Current) as FeelContext)?.Find("documentId") as FeelText)?.Value;
        if (!Guid.TryParse(id, out var documentId) || await transaction.Db.Documents.FindAsync([documentId], transaction.Cancellation) is not { } draft)
            return [];
        return [.. (await DraftMarks.OfAsync(transaction.Db, store, draft, transaction.Cancellation)).Unsettled.Select(DraftMarks.StillOpen)];
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

    public static KeptFile AsKept(DocumentRow document) =>
        new(document.Kind, document.Id.ToString("D"), document.FileName, document.ContentType, document.Size, document.Sha256);
}

/// <summary>What goes in.</summary>
/// <param name="Fields">Each field's values in the order sent.</param>
/// <param name="Documents">Ids of <see cref="DocumentRow"/>s that whoever sends this has kept for the task.</param>
/// <param name="Groups">Held by whoever answers.</param>
/// <param name="IsForOthers">Whether somebody else enters it: how it came is then among the fields.</param>
internal sealed record TaskAnswer(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Fields, IReadOnlyList<Guid> Documents, IReadOnlyList<Group> Groups, bool IsForOthers = false);

/// <param name="At">When the timer was due that closed it.</param>
internal sealed record ClosedTask(Guid ProcessInstanceId, Instant At);

/// <summary>Done: the task is closed.</summary>
internal sealed record SubmittedTask(Guid ReviewId, Guid TaskId);
