using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Uploads;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>
/// An author says what was done about the tracked changes and comments of the current version. When the last is settled, the
/// version without them becomes the next one, and that one can be signed.
/// </summary>
internal sealed class SettleDraftMarks(ProcessRunner runner, CleanVersion clean, UploadStore store, IDbContextFactory<ReviewsDb> contexts)
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

    private static async Task<Outcome<SettledMarks>> SettleAsync(CaseTransaction transaction, DocumentRow document, DraftMarks read, IReadOnlyList<MarkAnswer> given, KeptCleanCopy? made)
    {
        if (await transaction.WhyNotAsync(document.ReviewId, Permission.AssembleReport) is { } refusal)
            return refusal;
        if (await transaction.FindAsync(document.ProcessInstanceId ?? Guid.Empty) is not { } process || CleanVersion.CurrentOf(process) != document.Id.ToString("D"))
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
        return await CleanVersion.KeepAsync(transaction, process, document, made) is { } problem ? problem : new SettledMarks(document.Id, made.DocumentId);
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
