using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Uploads;
using Reviews.Workflows;

namespace Reviews.Host.Casework;

/// <summary>Opens a document for one person: whether they may is asked each time, and the read is written down first.</summary>
internal sealed class OpenDocument(IDbContextFactory<ReviewsDb> contexts, RecordRead recordRead, UploadStore store)
{
    public async Task<Outcome<OpenedDocument>> RunAsync(ActionContext context, Guid documentId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var document = await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == documentId, cancellation);
        if (document is null || !await MayReadAsync(db, context, document, cancellation))
            return Refusals.NotFound;
        await recordRead.RunAsync(context, document.ReviewId, "document", document.Id, cancellation);
        return new OpenedDocument(document.FileName, document.ContentType, store.Open(document.StoredName));
    }

    private static async Task<bool> MayReadAsync(ReviewsDb db, ActionContext context, DocumentRow document, CancellationToken cancellation)
    {
        var held = await CaseAccess.GroupsOnAsync(db, context.PersonId(), document.ReviewId, cancellation);
        return (await DocumentSight.OfAsync(db, document.ReviewId, context.By, held, cancellation)).MaySee(document);
    }
}

/// <summary>Sent as an attachment; whoever got it disposes of the content.</summary>
internal sealed record OpenedDocument(string FileName, string ContentType, Stream Content);
