using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Uploads;
using Reviews.Notifications.Documents.Report;
using Reviews.Workflows;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Draft;
using Reviews.Workflows.Steps.SignOff;
using Reviews.Workflows.Steps.Submission;

namespace Reviews.Host.Casework;

/// <summary>
/// Puts together what is sent to the Panel (S003 App. E, day 15): the signed report byte for byte, and the record of the decision,
/// its reasons and the minority view. It is kept for whoever made it, and becomes part of the review with the submission.
/// </summary>
internal sealed class MakeSubmissionPack(ProcessRunner runner, PackedDocuments documents, UploadStore store, IDbContextFactory<ReviewsDb> contexts)
{
    public static Refusal NotSigned { get; } = new(
        "not-signed-off", "Expected the current version of the report to be signed off by the independent advisor, but it is not. What is sent is what was signed.");

    /// <param name="facts">What the record of the decision is made of.</param>
    public async Task<Outcome<MadePack>> RunAsync(ActionContext context, Guid taskId, ReportFacts facts, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var signed = await SignedAsync(db, context, taskId, cancellation);
        if (!signed.IsDone)
            return signed.Refusal!;
        var (zip, refusal) = await documents.MakeAsync(signed.Value, facts, context.At, cancellation);
        if (refusal is not null)
            return refusal;
        var storedName = await store.KeepAsync(zip, cancellation);
        var (isOurs, replaced) = (false, new List<string>());
        var outcome = await runner.RunAsync<MadePack>(
            context,
            Asked.For(nameof(MakeSubmissionPack), taskId),
            transaction =>
            {
                isOurs = true;
                return KeepAsync(transaction, taskId, signed.Value, zip!, storedName, replaced);
            },
            cancellation);
        if (!outcome.IsDone || !isOurs)
            store.Discard(storedName);
        else
            replaced.ForEach(store.Discard);
        return outcome;
    }

    /// <summary>The version that is signed off and still the current one, for whoever may submit it.</summary>
    private static async Task<Outcome<DocumentRow>> SignedAsync(ReviewsDb db, ActionContext context, Guid taskId, CancellationToken cancellation)
    {
        var task = await db.ReviewTasks.AsNoTracking().Include(t => t.Groups).SingleOrDefaultAsync(t => t.Id == taskId && t.Step == SubmissionStep.Kind, cancellation);
        if (task is null || !TaskHolders.MayAct(task, context.By, await CaseAccess.GroupsOnAsync(db, context.PersonId(), task.ReviewId, cancellation)))
            return Refusals.NotFound;
        if (!task.IsOpen)
            return Refusals.ChangedSinceOpened;
        var process = await db.ProcessInstances.AsNoTracking().SingleAsync(p => p.Id == task.ProcessInstanceId, cancellation);
        var view = TaskView.Of(task, form: null, ProcessStateJson.Read(process.Snapshot));
        var draft = view.Variables.Find(DraftStep.Current) as FeelContext;
        var signOff = view.Variables.Find(view.Properties.GetValueOrDefault(StepProperties.Signed, "advisorSignOff")) as FeelContext;
        if (Text(draft, "sha256") is not { } current || Text(signOff, SignOffStep.Outcome) != SignOffStep.Signs || Text(signOff, SignOffStep.Sha256) != current)
            return NotSigned;
        return Guid.TryParse(Text(draft, "documentId"), out var id) && await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellation) is { } document && document.Sha256 == current ? document : NotSigned;
    }

    private static async Task<Outcome<MadePack>> KeepAsync(CaseTransaction transaction, Guid taskId, DocumentRow signed, byte[] zip, string storedName, List<string> replaced)
    {
        // Asked again: it took a while to make, and somebody else may have sent it meanwhile.
        var again = await SignedAsync(transaction.Db, transaction.Context, taskId, transaction.Cancellation);
        if (!again.IsDone)
            return again.Refusal!;
        if (again.Value.Id != signed.Id)
            return Refusals.ChangedSinceOpened;
        foreach (var earlier in await transaction.Db.Documents.Where(d => d.TaskId == taskId && d.Kind == SubmissionStep.Pack && d.LinkedAt == null && d.UploadedBy == transaction.Context.By).ToListAsync(transaction.Cancellation))
        {
            transaction.Db.Documents.Remove(earlier);
            transaction.Record(signed.ReviewId, DiscardUploads.Recorded, new { earlier.Id, earlier.StoredName, earlier.Sha256, earlier.TaskId, earlier.UploadedBy });
            replaced.Add(earlier.StoredName);
        }

        var review = (await transaction.FindReviewAsync(signed.ReviewId))!;
        var pack = new DocumentRow
        {
            Id = Guid.NewGuid(),
            ReviewId = signed.ReviewId,
            ProcessInstanceId = signed.ProcessInstanceId,
            TaskId = taskId,
            Kind = SubmissionStep.Pack,
            FileName = $"rapid-review-{review.Reference}.zip",
            ContentType = SubmissionStep.PackType,
            Size = zip.LongLength,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(zip)),
            StoredName = storedName,
            UploadedBy = transaction.Context.By,
            UploadedAt = transaction.Context.At,
            Version = 1,
        };
        transaction.Db.Documents.Add(pack);
        transaction.Record(signed.ReviewId, "submission-pack-made", new { pack.Id, pack.Sha256, Report = signed.Sha256 });
        return new MadePack(pack.Id, pack.Sha256);
    }

    private static string? Text(FeelContext? context, string name) => (context?.Find(name) as FeelText)?.Value;
}

internal sealed record MadePack(Guid DocumentId, string Sha256);
