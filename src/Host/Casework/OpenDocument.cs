using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Uploads;
using Reviews.Workflows;
using Reviews.Workflows.Access;

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

    /// <summary>Lists ask the same, so that not even a name of what may not be read is shown.</summary>
    public static async Task<bool> MayReadAsync(ReviewsDb db, ActionContext context, DocumentRow document, CancellationToken cancellation)
    {
        var groups = await CaseAccess.GroupsOnAsync(db, context.PersonId(), document.ReviewId, cancellation);
        var step = await db.ReviewTasks.Where(t => t.Id == document.TaskId).Select(t => t.Step).SingleOrDefaultAsync(cancellation);
        return MayRead(document, step, context.By, groups);
    }

    /// <param name="step">The kind of step it was sent for.</param>
    /// <param name="held">The person's groups on its review: none means nothing of it is theirs.</param>
    public static bool MayRead(DocumentRow document, string? step, string personId, IReadOnlyList<Group> held)
    {
        if (held.Count == 0)
            return false;
        if (document.LinkedAt is null)
            return document.UploadedBy == personId;
        if (document.Body is { } body)
        {
            return Any(Permission.ReadAllAgencyReports)
                || held.Any(g => g.Role.Body == BodyKind.Agency && g.Body == body && RolePermissions.May(g.Role, Permission.ReadOwnAgencyReport))
                || (document.ReleasedAt is not null && Any(Permission.ReadCirculatedReports));
        }

        return Any(step switch
        {
            "draft" or "comments" or "sign-off" => Permission.ReadDraft,
            "submission" => Permission.ReadFinalReport,
            _ => Permission.ReadReview,
        });

        bool Any(Permission permission) => held.Any(group => RolePermissions.May(group.Role, permission));
    }
}

/// <summary>Sent as an attachment; whoever got it disposes of the content.</summary>
internal sealed record OpenedDocument(string FileName, string ContentType, Stream Content);
