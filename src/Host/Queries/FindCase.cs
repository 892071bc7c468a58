using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Queries;

/// <summary>The review of an address, for someone on it; null for anyone else, whether it exists or not.</summary>
internal sealed class FindCase(ReviewsDb db)
{
    public Task<OpenCase?> ByReferenceAsync(string reference, Guid? personId, CancellationToken cancellation) =>
        FindAsync(review => review.Reference == reference, personId, cancellation);

    public Task<OpenCase?> ByIdAsync(Guid reviewId, Guid? personId, CancellationToken cancellation) =>
        FindAsync(review => review.Id == reviewId, personId, cancellation);

    /// <summary>The review that a task belongs to, also for those on it whose task it is not.</summary>
    public async Task<OpenCase?> OfTaskAsync(Guid taskId, Guid? personId, CancellationToken cancellation) =>
        await db.ReviewTasks.AsNoTracking().Where(t => t.Id == taskId).Select(t => (Guid?)t.ReviewId).SingleOrDefaultAsync(cancellation) is { } reviewId
            ? await ByIdAsync(reviewId, personId, cancellation)
            : null;

    private async Task<OpenCase?> FindAsync(Expression<Func<ReviewRow, bool>> which, Guid? personId, CancellationToken cancellation)
    {
        if (personId is not { } reader || await db.Reviews.AsNoTracking().SingleOrDefaultAsync(which, cancellation) is not { } review)
            return null;
        var opened = new OpenCase(review, reader, await CaseAccess.GroupsOnAsync(db, reader, review.Id, cancellation));
        return opened.May(Permission.ReadReview) ? opened : null;
    }
}
