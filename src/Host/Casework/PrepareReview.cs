using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;

namespace Reviews.Host.Casework;

/// <summary>Keeps what was answered about a review to be started, until it is checked and started. It is no change of a case: there is none yet.</summary>
internal sealed class PrepareReview(WriteTransactions writes)
{
    /// <summary>How long an answer that leads to nothing is kept.</summary>
    public static Duration Lasts { get; } = Duration.FromDays(1);

    /// <param name="id">The one that is answered anew; null, or one that is not theirs or already started, makes a new one.</param>
    /// <returns>Its id.</returns>
    public Task<Guid> RunAsync(ActionContext context, Guid? id, string answers, CancellationToken cancellation) =>
        writes.RunAsync(
            async db =>
            {
                var row = await db.PreparedReviews.SingleOrDefaultAsync(p => p.Id == id && p.PersonId == context.PersonId() && p.StartedAs == null, cancellation);
                if (row is null)
                    db.PreparedReviews.Add(row = new PreparedReviewRow { Id = Guid.NewGuid(), PersonId = context.PersonId()!.Value, Answers = answers, At = context.At });
                (row.Answers, row.At) = (answers, context.At);
                return row.Id;
            },
            cancellation);
}
