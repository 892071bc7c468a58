using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Documents;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Uploads;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Draft;

namespace Reviews.Host.Casework;

/// <summary>A file sent for an open task is checked and kept; it becomes part of the review when the task is submitted.</summary>
internal sealed class KeepUpload(ProcessRunner runner, UploadStore store, IFileScanner scanner)
{
    /// <param name="field">The form field it was sent for: the document's kind, and where a fault is shown.</param>
    public async Task<Outcome<KeptUpload>> RunAsync(
        ActionContext context, Guid taskId, string field, string fileName, Stream content, CancellationToken cancellation)
    {
        var bytes = await ReadAsync(content, cancellation);
        // A browser may send a whole path, with either slash.
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        var (contentType, refusal) = FileRules.Check(name, bytes);
        refusal ??= await scanner.ScanAsync(bytes, cancellation);
        if (refusal is not null)
            return Outcome<KeptUpload>.Rejected([new(field, refusal.Message)]);
        // Here and once, so that no file is ever looked into while others wait for a transaction.
        var marks = contentType == FileRules.Docx ? WordMarks.Of(bytes)?.Count : null;
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var storedName = await store.KeepAsync(bytes, cancellation);
        var isOurs = false;
        var outcome = await runner.RunAsync<KeptUpload>(
            context,
            Asked.For(nameof(KeepUpload), taskId, field, name, sha256),
            transaction =>
            {
                isOurs = true;
                return KeepAsync(transaction, taskId, new(field, "", name, contentType!, bytes.LongLength, sha256) { Marks = marks }, storedName);
            },
            cancellation);
        // A repeat is answered with what was kept the first time: these bytes are the same once more.
        if (!outcome.IsDone || !isOurs)
            store.Discard(storedName);
        return outcome;
    }

    private static async Task<Outcome<KeptUpload>> KeepAsync(CaseTransaction transaction, Guid taskId, KeptFile file, string storedName)
    {
        var (task, _, refusal) = await TaskWriters.FindAsync(transaction.Db, transaction.Context, taskId, transaction.Cancellation);
        if (task is null)
            return refusal!;
        // An agency's file is its own until it is released; a partner's, the team's and the proof of how an answer came belong to the review.
        var body = file.Field == ReceivedAnswer.ProofField ? null : task.Groups.FirstOrDefault(g => Role.Find(g.Role)?.Body == BodyKind.Agency)?.Body;
        // A draft that waited with tracked changes or comments became one without them, of the same number.
        var isDraft = task.Step == DraftStep.Kind;
        // Each process has a report of its own, and so do its drafts beside what else is sent under the same name.
        var earlier = await transaction.Db.Documents.CountAsync(
            d => d.ProcessInstanceId == task.ProcessInstanceId && d.Kind == file.Field && d.Body == body && d.LinkedAt != null && (!isDraft || d.Counted == null || d.Counted.Marks == 0)
                && transaction.Db.ReviewTasks.Any(t => t.Id == d.TaskId && t.Step == task.Step),
            transaction.Cancellation);
        var id = Guid.NewGuid();
        var document = new DocumentRow
        {
            Id = id,
            ReviewId = task.ReviewId,
            ProcessInstanceId = task.ProcessInstanceId,
            TaskId = task.Id,
            Body = body,
            Kind = file.Field,
            FileName = file.FileName,
            ContentType = file.ContentType,
            Size = file.Size,
            Sha256 = file.Sha256,
            StoredName = storedName,
            UploadedBy = transaction.Context.By,
            UploadedAt = transaction.Context.At,
            Version = earlier + 1,
            Counted = CountedMarksRow.Of(id, file.Marks),
        };
        transaction.Db.Documents.Add(document);
        transaction.Record(task.ReviewId, "document-kept", new { document.Id, document.Sha256, TaskId = task.Id });
        return new KeptUpload(document.Id, document.Sha256);
    }

    // One byte more than the largest is enough to refuse: a longer one is not read to its end.
    private static async Task<byte[]> ReadAsync(Stream content, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81920];
        for (var read = await content.ReadAsync(buffer, cancellation); read > 0 && kept.Length <= FileRules.LargestBytes; read = await content.ReadAsync(buffer, cancellation))
            kept.Write(buffer, 0, read);
        return kept.ToArray();
    }
}

internal sealed record KeptUpload(Guid DocumentId, string Sha256);
