using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Storage.Rows;
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
internal sealed class TaskSubmission(DefinitionShelf definitions)
{
    /// <param name="answer">Whoever it is that answers, the caller has asked whether they may.</param>
    /// <param name="closed">Told what closed the task, where its time was over.</param>
    public async Task<Outcome<SubmittedTask>> SubmitAsync(CaseTransaction transaction, ReviewTaskRow task, TaskAnswer answer, Action<ClosedTask> closed)
    {
        var (process, refusal) = await OpenAsync(transaction, task, closed);
        if (process is null)
            return refusal!;
        var kept = await KeptAsync(transaction, task, answer.Documents);
        if (kept.Count != answer.Documents.Distinct().Count())
            return Refusals.NotFound;
        var input = new StepInput(transaction.Context, answer.Fields, [.. kept.Select(AsKept)]) { Groups = answer.Groups };
        if (answer.IsForOthers)
        {
            var since = TaskHolders.ReceivedSince(task, (await transaction.FindReviewAsync(task.ReviewId))!.StartedAt, process.Row.AnchorOn);
            var (received, faults) = ReceivedAnswer.Read(input, since);
            input = input with { Received = received };
            if (faults.Count > 0)
                return Outcome<SubmittedTask>.Rejected([.. faults, .. await TakeAsync(transaction, task, process, input, answer.Looked) is StepOutcome.Rejected { Errors: var others } ? others : []]);
        }

        return await SubmitAsync(transaction, task, process, input, kept, answer.Looked);
    }

    /// <summary>The answer that waited at its task goes in once more, with a file without tracked changes and comments in the place of the one that had them.</summary>
    /// <param name="clean">Added to the database in this transaction.</param>
    public async Task<Outcome<SubmittedTask>> SubmitSettledAsync(CaseTransaction transaction, ReviewTaskRow task, HeldDraftRow held, DocumentRow clean, IReadOnlyList<Group> groups, Action<ClosedTask> closed)
    {
        var (process, refusal) = await OpenAsync(transaction, task, closed);
        if (process is null)
            return refusal!;
        var marked = await transaction.Db.Documents.SingleAsync(d => d.Id == held.DocumentId, transaction.Cancellation);
        var beside = await transaction.Db.Documents.Where(d => d.TaskId == task.Id && d.Kind != marked.Kind && d.LinkedAt == marked.LinkedAt).ToListAsync(transaction.Cancellation);
        List<DocumentRow> files = [.. beside, clean];
        var input = new StepInput(transaction.Context, HeldDrafts.Fields(held), [.. files.Select(AsKept)]) { Groups = groups };
        return await SubmitAsync(transaction, task, process, input, files, LookedInto.Nothing);
    }

    /// <summary>Whether its answer is one for the current version of the report, which must then have nothing unsettled.</summary>
    public static bool RestsOnTheDraft(ReviewTaskRow task) =>
        task.Step == SignOffStep.Kind || JsonSerializer.Deserialize<Dictionary<string, string>>(task.Properties)!.GetValueOrDefault(StepProperties.Shows) == StepProperties.ShowsDraft;

    // The process is asked too: the task's row may have been read before another's change to it was committed.
    private static async Task<(RunningProcess? Process, Refusal? Refusal)> OpenAsync(CaseTransaction transaction, ReviewTaskRow task, Action<ClosedTask> closed)
    {
        if (!task.IsOpen || await transaction.FindAsync(task.ProcessInstanceId) is not { } process || process.State.OpenTasks.All(t => t.Id != task.EngineInstanceId))
            return (null, Refusals.ChangedSinceOpened);
        // Its time is over when it is over, and not when a sweep comes by.
        if (process.State.ClosingTimers(task.EngineInstanceId) is [{ DueAt: var closesAt }, ..] && closesAt <= transaction.Context.At)
        {
            closed(new ClosedTask(process.Row.Id, closesAt));
            return (null, Refusals.Closed(closesAt));
        }

        return (process, null);
    }

    private async Task<Outcome<SubmittedTask>> SubmitAsync(CaseTransaction transaction, ReviewTaskRow task, RunningProcess process, StepInput input, IReadOnlyList<DocumentRow> kept, LookedInto looked)
    {
        var outcome = await TakeAsync(transaction, task, process, input, looked);
        if (outcome is StepOutcome.Rejected rejected)
            return Outcome<SubmittedTask>.Rejected(rejected.Errors);
        if (outcome is StepOutcome.ToBeSettled waits)
        {
            Link(transaction, task, kept, waits.Files);
            await HeldDrafts.KeepAsync(transaction, task, waits.Marked, input.Fields);
            return new SubmittedTask(task.ReviewId, task.Id);
        }

        var recorded = (StepOutcome.Recorded)outcome;
        if (await WhatBlocksAsync(transaction, task, recorded.Variables) is { } blocked)
            return blocked;
        Link(transaction, task, kept, [.. recorded.Files, .. input.Received?.Proof ?? []]);
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

    private async Task<StepOutcome> TakeAsync(CaseTransaction transaction, ReviewTaskRow task, RunningProcess process, StepInput input, LookedInto looked)
    {
        var step = StepCatalogue.Find(task.Step)
            ?? throw new InvalidOperationException($"Expected a step of a known kind at {task.ElementId}, but it is \"{task.Step}\".");
        var form = task.FormId is null ? null : await definitions.FormAsync(process.Row.ProcessId, process.Row.DefinitionVersion, task.FormId, transaction.Cancellation);
        if (form?.Fields.Any(field => field.Fact is not null) == true)
            input = input with { Dates = await CaseDateRows.LockedAsync(transaction, task.ReviewId) };
        var view = TaskView.Of(task, form, process.State);
        if (RestsOnTheDraft(task))
            input = input with { Unsettled = await UnsettledAsync(transaction, view, looked.Counted) };
        input = input with { Public = await PublicFiles.AmongOthersAsync(transaction, task.ReviewId, looked.Public) };
        if (step is not AppointmentStep)
            return step.Take(view, input);
        var chosen = await ChosenAsync(transaction, task, input);
        var outcome = step.Take(view, input with { ChosenName = chosen ?? "" });
        return outcome is StepOutcome.Recorded { Variables: var recorded } && chosen is null && recorded.Entries.Any(entry => (entry.Value as FeelContext)?.Find(AppointmentStep.Person) is not null)
            ? new StepOutcome.Rejected([new(AppointmentStep.Person, "Select a person from the list")])
            : outcome;
    }

    // The step knows no files: what is to be settled in the version that would be signed is known by number, and no file is opened here.
    private static async Task<IReadOnlyList<string>> UnsettledAsync(CaseTransaction transaction, StepTask view, CountedDraft? counted)
    {
        if (!Guid.TryParse(DraftStep.CurrentDocument(view.Variables), out var id) || await transaction.Db.Documents.SingleOrDefaultAsync(d => d.Id == id, transaction.Cancellation) is not { } draft)
            return [];
        var marks = draft.Marks ?? (counted?.DocumentId == draft.Id ? counted.Marks : 0);
        var settled = await transaction.Db.MarkSettlements.Where(s => s.DocumentId == id).Select(s => s.Number).ToListAsync(transaction.Cancellation);
        return [.. Enumerable.Range(1, marks).Except(settled).Select(number => FormattableString.Invariant($"Number {number} of the list of changes is not settled"))];
    }

    // The step knows no people. The list on the page is one thing, what a form sends another: null where it is nobody who may be appointed.
    private static async Task<string?> ChosenAsync(CaseTransaction transaction, ReviewTaskRow task, StepInput input) =>
        await transaction.FindReviewAsync(task.ReviewId) is { } review
            ? await Appointees.NameAsync(transaction.Db, review.Partnership, input.Text(AppointmentStep.Person), transaction.Cancellation)
            : null;

    private static Task<List<DocumentRow>> KeptAsync(CaseTransaction transaction, ReviewTaskRow task, IReadOnlyList<Guid> documents) =>
        transaction.Db.Documents
            .Where(d => documents.Contains(d.Id) && d.TaskId == task.Id && d.LinkedAt == null && d.UploadedBy == transaction.Context.By)
            .ToListAsync(transaction.Cancellation);

    // Only what the step took is handed in: what was sent besides (for an answer not given, say) stays its sender's.
    private static void Link(CaseTransaction transaction, ReviewTaskRow task, IReadOnlyList<DocumentRow> kept, IReadOnlyList<KeptFile> files)
    {
        var taken = files.Select(file => file.DocumentId).ToHashSet(StringComparer.Ordinal);
        foreach (var document in kept.Where(document => document.LinkedAt is null && taken.Contains(AsKept(document).DocumentId)))
        {
            document.LinkedAt = transaction.Context.At;
            transaction.Record(task.ReviewId, "document-linked", new { document.Id, document.Sha256, TaskId = task.Id });
        }
    }

    public static KeptFile AsKept(DocumentRow document) =>
        new(document.Kind, document.Id.ToString("D"), document.FileName, document.ContentType, document.Size, document.Sha256) { Marks = document.Marks };
}

/// <summary>What goes in.</summary>
/// <param name="Fields">Each field's values in the order sent.</param>
/// <param name="Documents">Ids of <see cref="DocumentRow"/>s that whoever sends this has kept for the task.</param>
/// <param name="Groups">Held by whoever answers.</param>
/// <param name="IsForOthers">Whether somebody else enters it: how it came is then among the fields.</param>
/// <param name="Looked">What was read from files beforehand.</param>
internal sealed record TaskAnswer(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Fields, IReadOnlyList<Guid> Documents, IReadOnlyList<Group> Groups, LookedInto Looked, bool IsForOthers = false);

/// <param name="At">When the timer was due that closed it.</param>
internal sealed record ClosedTask(Guid ProcessInstanceId, Instant At);

/// <summary>Done: the task is closed.</summary>
internal sealed record SubmittedTask(Guid ReviewId, Guid TaskId);
