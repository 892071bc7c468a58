using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Uploads;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Steps.Draft;

namespace Reviews.Host.Casework;

/// <summary>
/// The number of tracked changes and comments of a version that was handed in before they were counted: a review that ran then may
/// still have such a one as its current version. Looked into before the transaction that asks for it begins.
/// </summary>
internal sealed class EarlierMarks(UploadStore store, IDbContextFactory<ReviewsDb> contexts)
{
    /// <summary>Null where the task rests on no such version.</summary>
    public async Task<CountedDraft?> OfAsync(Guid taskId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.ReviewTasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == taskId && t.IsOpen, cancellation) is not { } task || !TaskSubmission.RestsOnTheDraft(task))
            return null;
        var process = await db.ProcessInstances.AsNoTracking().SingleAsync(p => p.Id == task.ProcessInstanceId, cancellation);
        var current = DraftStep.CurrentDocument(TaskView.Of(task, form: null, ProcessStateJson.Read(process.Snapshot)).Variables);
        if (!Guid.TryParse(current, out var id) || await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.Counted == null && d.ContentType == FileRules.Docx, cancellation) is not { } draft)
            return null;
        return new(draft.Id, (await DraftMarks.OfAsync(db, store, draft, cancellation)).Marks.Count);
    }
}

internal sealed record CountedDraft(Guid DocumentId, int Marks);
