using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Documents;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Uploads;
using Reviews.Workflows;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps.Draft;

namespace Reviews.Host.Casework;

/// <summary>The version of the report that follows a settled list of changes: the same text without the marks, made here and known by a hash of its own.</summary>
internal sealed class CleanVersion(UploadStore store, DefinitionShelf definitions, IDbContextFactory<ReviewsDb> contexts)
{
    /// <summary>Makes it and keeps its bytes; whoever is then refused discards them.</summary>
    public async Task<KeptCleanCopy> MakeAsync(DocumentRow document, IReadOnlySet<int> accepted, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var review = await db.Reviews.AsNoTracking().SingleAsync(r => r.Id == document.ReviewId, cancellation);
        var partnership = definitions.Partnership(review.Partnership)?.Name ?? review.Partnership;
        var type = await db.ProcessInstances.Where(p => p.Id == document.ProcessInstanceId).Select(p => p.Name).SingleOrDefaultAsync(cancellation) ?? "Review";
        var bytes = CleanCopy.Of(await store.ReadAsync(document.StoredName, cancellation), accepted, $"{type} {review.Reference}", partnership);
        return new(Guid.NewGuid(), await store.KeepAsync(bytes, cancellation), bytes.LongLength, Convert.ToHexStringLower(SHA256.HashData(bytes)), WordMarks.Of(bytes)?.Count);
    }

    /// <summary>Adds it to the review, in the caller's transaction.</summary>
    /// <param name="isHandedIn">Whether it takes the place of one that is a version already; else it is still to be handed in.</param>
    public static async Task<DocumentRow> AddAsync(CaseTransaction transaction, DocumentRow marked, KeptCleanCopy made, bool isHandedIn)
    {
        var last = await transaction.Db.Documents
            .Where(d => d.ProcessInstanceId == marked.ProcessInstanceId && d.Kind == marked.Kind && d.Body == null && d.LinkedAt != null && (d.Counted == null || d.Counted.Marks == 0)
                && transaction.Db.ReviewTasks.Any(t => t.Id == d.TaskId && t.Step == DraftStep.Kind))
            .MaxAsync(d => (int?)d.Version, transaction.Cancellation);
        var row = new DocumentRow
        {
            Id = made.DocumentId,
            ReviewId = marked.ReviewId,
            ProcessInstanceId = marked.ProcessInstanceId,
            TaskId = marked.TaskId,
            Kind = marked.Kind,
            FileName = NameOf(marked.FileName),
            ContentType = WordFile.ContentType,
            Size = made.Size,
            Sha256 = made.Sha256,
            StoredName = made.StoredName,
            UploadedBy = transaction.Context.By,
            UploadedAt = transaction.Context.At,
            // Seen by whoever sees the one it comes from: it says no more.
            LinkedAt = isHandedIn ? marked.LinkedAt : null,
            Version = (last ?? 0) + 1,
            Counted = CountedMarksRow.Of(made.DocumentId, made.Marks),
        };
        transaction.Db.Documents.Add(row);
        transaction.Record(marked.ReviewId, "clean-copy-made", new { row.Id, row.Sha256, Of = marked.Id });
        return row;
    }

    /// <summary>Makes it the current version in the place of one that was that with its changes and comments: in reviews that began when such a one went on at once.</summary>
    public static Task<Refusal?> ReplaceAsync(CaseTransaction transaction, RunningProcess process, DocumentRow clean)
    {
        var draft = (FeelContext)process.State.Variables.Find(DraftStep.Current)!;
        var version = draft.Find("version") is FeelNumber number ? (int)number.Value + 1 : clean.Version;
        var current = draft
            .With("documentId", new FeelText(clean.Id.ToString("D"))).With("name", new FeelText(clean.FileName)).With("sha256", new FeelText(clean.Sha256))
            .With("version", new FeelNumber(version)).With("note", new FeelText(FormattableString.Invariant($"Version {version - 1} with its changes settled"))).With("by", new FeelText(transaction.Context.By));
        return transaction.HappenAsync(process, new VariablesCorrected(transaction.Context.At, ProcessState.RootId, FeelContext.Empty.With(DraftStep.Current, current)));
    }

    private static string NameOf(string marked) => Path.GetFileNameWithoutExtension(marked) + "-clean.docx";
}

/// <param name="StoredName">Under which its bytes are kept already.</param>
/// <param name="Marks">What is left in it, which should be nothing.</param>
internal sealed record KeptCleanCopy(Guid DocumentId, string StoredName, long Size, string Sha256, int? Marks);
