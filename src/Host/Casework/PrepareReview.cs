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
                var person = context.PersonId()!.Value;
                // In one statement: answers that come while a review is started from the others must not come back into its row.
                var changed = await db.PreparedReviews.Where(p => p.Id == id && p.PersonId == person && p.StartedAs == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(p => p.Answers, answers).SetProperty(p => p.At, context.At), cancellation);
                if (changed > 0)
                    return id!.Value;
                var row = new PreparedReviewRow { Id = Guid.NewGuid(), PersonId = person, Answers = answers, At = context.At };
                db.PreparedReviews.Add(row);
                return row.Id;
            },
            cancellation);
}
