using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Documents;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Uploads;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Publication;

namespace Reviews.Host.Casework;

/// <summary>
/// What is known against publishing a file: read from its own bytes, before the transaction that asks for it begins, and from the
/// other documents of its review, within it.
/// </summary>
internal sealed class PublicFiles(UploadStore store, IDbContextFactory<ReviewsDb> contexts, DefinitionShelf definitions)
{
    /// <summary>Of the files that the task would publish, or take for publication; none for any other task.</summary>
    /// <param name="documents">Sent for the task.</param>
    public async Task<IReadOnlyList<PublicVersion>> OfAsync(Guid taskId, IReadOnlyList<Guid> documents, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.ReviewTasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == taskId && t.IsOpen, cancellation) is not { } task)
            return [];
        var ids = task.Step == PublicationStep.Kind ? await PreparedAsync(db, task, cancellation) : FieldOf(task) is null ? [] : documents;
        if (ids.Count == 0)
            return [];
        var partnership = definitions.Partnership(await db.Reviews.Where(r => r.Id == task.ReviewId).Select(r => r.Partnership).SingleAsync(cancellation))?.Name;
        var versions = new List<PublicVersion>();
        foreach (var document in await db.Documents.AsNoTracking().Where(d => d.ReviewId == task.ReviewId && ids.Contains(d.Id)).ToListAsync(cancellation))
        {
            var isWord = document.ContentType == FileRules.Docx;
            var names = isWord ? WordNames.Of(await store.ReadAsync(document.StoredName, cancellation)) : [];
            var marks = isWord ? names is null ? null : document.Marks : 0;
            versions.Add(new PublicVersion(document.Sha256, marks, [.. (names ?? []).Where(name => name != partnership)], IsElsewhere: false));
        }

        return versions;
    }

    /// <summary>Whether the same bytes are another document of the review by now: its drafts and reports, what agencies sent, whatever was not made for the public.</summary>
    public static async Task<IReadOnlyList<PublicVersion>> AmongOthersAsync(CaseTransaction transaction, Guid reviewId, IReadOnlyList<PublicVersion> versions)
    {
        if (versions.Count == 0)
            return versions;
        var hashes = versions.Select(version => version.Sha256).ToList();
        var same = await transaction.Db.Documents.AsNoTracking().Where(d => d.ReviewId == reviewId && d.LinkedAt != null && hashes.Contains(d.Sha256)).ToListAsync(transaction.Cancellation);
        var sentFor = same.Select(document => document.TaskId).ToList();
        var tasks = await transaction.Db.ReviewTasks.AsNoTracking().Where(t => sentFor.Contains(t.Id)).ToDictionaryAsync(t => t.Id, transaction.Cancellation);
        bool IsForPublic(DocumentRow document) => document.TaskId is { } id && tasks.TryGetValue(id, out var task) && FieldOf(task) == document.Kind;
        return [.. versions.Select(version => version with { IsElsewhere = same.Exists(document => document.Sha256 == version.Sha256 && !IsForPublic(document)) })];
    }

    private static async Task<IReadOnlyList<Guid>> PreparedAsync(ReviewsDb db, ReviewTaskRow task, CancellationToken cancellation)
    {
        var process = await db.ProcessInstances.AsNoTracking().SingleAsync(p => p.Id == task.ProcessInstanceId, cancellation);
        return Guid.TryParse(PublicationStep.PreparedDocument(TaskView.Of(task, form: null, ProcessStateJson.Read(process.Snapshot))), out var id) ? [id] : [];
    }

    private static string? FieldOf(ReviewTaskRow task) => JsonSerializer.Deserialize<Dictionary<string, string>>(task.Properties)!.GetValueOrDefault(StepProperties.Public);
}
