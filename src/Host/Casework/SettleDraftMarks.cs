using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Uploads;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Draft;

namespace Reviews.Host.Casework;

/// <summary>
/// An author says what was done about the tracked changes and comments of a version that waits at its task. When the last is
/// settled, the same version without them is handed in, and the task is done. A current version from before such ones waited is
/// settled too: the one without them then takes its place.
/// </summary>
internal sealed class SettleDraftMarks(ProcessRunner runner, TaskSubmission submission, CleanVersion clean, UploadStore store, IDbContextFactory<ReviewsDb> contexts)
{
    public static Refusal NotCurrent { get; } = new(
        Refusals.ChangedSinceOpened.Code, "Another version of the report has been handed in since. Nothing was recorded here: look at the list of that version.");

    /// <param name="given">By number, for as many as are given; what was said before of one is replaced.</param>
    public async Task<Outcome<SettledMarks>> RunAsync(ActionContext context, Guid documentId, IReadOnlyList<MarkAnswer> given, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == documentId && d.LinkedAt != null, cancellation) is not { } document)
            return Refusals.NotFound;
        var marks = await DraftMarks.OfAsync(db, store, document, cancellation);
        var faults = given.SelectMany(answer => Faults(answer, marks)).ToList();
        if (given.Count == 0)
            faults.Add(new FieldError(MarkAnswer.OutcomeField(1), "Select what was done about at least one of them"));
        if (faults.Count > 0)
            return Outcome<SettledMarks>.Rejected(faults);
        var known = marks.Settled.ToDictionary(one => one.Key, one => one.Value.Outcome);
        foreach (var answer in given)
            known[answer.Number] = answer.Outcome;
        var isWhole = marks.Marks.Count > 0 && marks.Marks.All(mark => known.ContainsKey(mark.Number));
        var made = isWhole ? await clean.MakeAsync(document, known.Where(one => one.Value == DraftMarks.Accepted).Select(one => one.Key).ToHashSet(), cancellation) : null;
        var isOurs = false;
        var outcome = await runner.RunAsync<SettledMarks>(
            context,
            Of(documentId, given),
            transaction =>
            {
                isOurs = true;
                return SettleAsync(transaction, document, marks, given, made);
            },
            cancellation);
        if (made is not null && (!outcome.IsDone || !isOurs))
            store.Discard(made.StoredName);
        return outcome;
    }

    private static string Of(Guid documentId, IReadOnlyList<MarkAnswer> given) =>
        Asked.For(nameof(SettleDraftMarks), documentId, given.OrderBy(answer => answer.Number).ToList());

    private static IEnumerable<FieldError> Faults(MarkAnswer answer, DraftMarks marks)
    {
        if (marks.Marks.FirstOrDefault(mark => mark.Number == answer.Number) is not { } mark)
            yield return new FieldError(MarkAnswer.OutcomeField(answer.Number), "Select an outcome for a change that is in the list");
        else if (!DraftMarks.Outcomes(mark).Contains(answer.Outcome))
            yield return new FieldError(MarkAnswer.OutcomeField(answer.Number), FormattableString.Invariant($"Select what was done about number {answer.Number}"));
        else if (answer.Outcome != DraftMarks.Accepted && answer.Answer.Length == 0)
            yield return new FieldError(MarkAnswer.AnswerField(answer.Number), FormattableString.Invariant($"Enter a sentence about number {answer.Number}: {(answer.Outcome == DraftMarks.Answered ? "the answer" : "why it is not accepted")}"));
    }

    private async Task<Outcome<SettledMarks>> SettleAsync(CaseTransaction transaction, DocumentRow document, DraftMarks read, IReadOnlyList<MarkAnswer> given, KeptCleanCopy? made)
    {
        // Read first of all: it locks the process, and nothing of it changes below.
        var process = await transaction.FindAsync(document.ProcessInstanceId ?? Guid.Empty);
        var groups = await CaseAccess.GroupsOnAsync(transaction.Db, transaction.Context.PersonId(), document.ReviewId, transaction.Cancellation);
        var (waiting, held) = await WaitingAsync(transaction, document);
        if (waiting is not null && !TaskHolders.MayAct(waiting, transaction.Context.By, groups))
            return Refusals.NotFound;
        if (waiting is null && await transaction.WhyNotAsync(document.ReviewId, Permission.AssembleReport) is { } refusal)
            return refusal;
        if (process is null || (waiting is null && DraftStep.CurrentDocument(process.State.Variables) != document.Id.ToString("D")))
            return NotCurrent;
        var rows = await transaction.Db.MarkSettlements.Where(s => s.DocumentId == document.Id).ToDictionaryAsync(s => s.Number, transaction.Cancellation);
        if (rows.Count != read.Settled.Count || rows.Values.Any(row => read.Settled[row.Number].At != row.At))
            return Refusals.ChangedSinceOpened;
        foreach (var answer in given)
        {
            if (rows.TryGetValue(answer.Number, out var row))
                (row.Outcome, row.Answer, row.By, row.At) = (answer.Outcome, answer.Answer, transaction.Context.By, transaction.Context.At);
            else
                transaction.Db.MarkSettlements.Add(new MarkSettlementRow { DocumentId = document.Id, Number = answer.Number, Outcome = answer.Outcome, Answer = answer.Answer, By = transaction.Context.By, At = transaction.Context.At });
        }

        transaction.Record(document.ReviewId, "draft-changes-settled", new { document.Id, Settled = given.Select(answer => new { answer.Number, answer.Outcome }) });
        if (made is null)
            return new SettledMarks(document.Id, null);
        var next = await CleanVersion.AddAsync(transaction, document, made, isHandedIn: waiting is null);
        if (waiting is null)
            return await CleanVersion.ReplaceAsync(transaction, process, next) is { } problem ? problem : new SettledMarks(document.Id, next.Id);
        // Where its time is over, the next sweep closes it.
        var outcome = await submission.SubmitSettledAsync(transaction, waiting, held!, next, groups, closed: _ => { });
        if (outcome.Refusal is { } blocked)
            return blocked;
        return outcome.IsDone ? new SettledMarks(document.Id, next.Id) : Outcome<SettledMarks>.Rejected(outcome.Errors);
    }

    private static async Task<(ReviewTaskRow? Task, HeldDraftRow? Held)> WaitingAsync(CaseTransaction transaction, DocumentRow document)
    {
        var task = await transaction.Db.ReviewTasks.Include(t => t.Groups).SingleOrDefaultAsync(t => t.Id == document.TaskId && t.IsOpen, transaction.Cancellation);
        return task is not null && await transaction.Db.HeldDrafts.SingleOrDefaultAsync(h => h.TaskId == task.Id && h.DocumentId == document.Id, transaction.Cancellation) is { } held ? (task, held) : (null, null);
    }
}

/// <param name="Answer">Trimmed; empty where nothing was written.</param>
internal sealed record MarkAnswer(int Number, string Outcome, string Answer)
{
    public static string OutcomeField(int number) => FormattableString.Invariant($"outcome.{number}");

    public static string AnswerField(int number) => FormattableString.Invariant($"answer.{number}");
}

/// <param name="CleanVersionId">The next version, without changes and comments; null while some are not settled.</param>
internal sealed record SettledMarks(Guid DocumentId, Guid? CleanVersionId);
