using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Audit;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications.Messages;
using Reviews.Workflows;

namespace Reviews.Host.Casework;

/// <summary>Mail that asks for something, of a review that asks for nothing any more.</summary>
internal static class UnsentMail
{
    private const string Dropped = "mail-dropped";

    private static readonly IReadOnlyList<string> Asking = [.. MessageCatalogue.All.Where(message => message.AsksForSomething).Select(message => message.Kind)];

    /// <summary>Takes out of the outbox what would still ask people to do something. What is being handed over goes; what only tells of something done stays.</summary>
    /// <param name="kept">The tasks that go on: mail about them stays.</param>
    public static async Task DropAsync(CaseTransaction transaction, Guid reviewId, IReadOnlyList<Guid> kept)
    {
        var now = transaction.Context.At;
        var asking = await transaction.Db.OutboxMessages
            .Where(m => m.ReviewId == reviewId && m.SentAt == null && m.GivenUpAt == null && (m.LeasedUntil == null || m.LeasedUntil <= now) && Asking.Contains(m.Kind))
            .Select(m => new { m.Id, m.Key }).ToListAsync(transaction.Cancellation);
        var over = asking.Where(m => !kept.Any(task => m.Key.Contains(task.ToString("D"), StringComparison.Ordinal))).Select(m => m.Id).ToList();
        var dropped = await transaction.Db.OutboxMessages.Where(m => over.Contains(m.Id)).ExecuteDeleteAsync(transaction.Cancellation);
        if (dropped > 0)
            transaction.Record(reviewId, Dropped, new { Messages = dropped });
    }

    /// <summary>Takes out one that was being handed over as its review ended, and is to be tried again.</summary>
    /// <returns>Whether it is gone.</returns>
    public static async Task<bool> DropIfOverAsync(ReviewsDb db, OutboxMessageRow row, Instant at, CancellationToken cancellation)
    {
        if (row.ReviewId is not { } review || !Asking.Contains(row.Kind) || !await db.Reviews.AnyAsync(r => r.Id == review && r.ClosedAt != null && !db.ProcessInstances.Any(p => p.ReviewId == review && p.EndedAt == null), cancellation))
            return false;
        await DropAsync(db, row, at, cancellation);
        return true;
    }

    /// <summary>Takes one out, and says so in the trail of its review.</summary>
    public static async Task DropAsync(ReviewsDb db, OutboxMessageRow row, Instant at, CancellationToken cancellation)
    {
        if (await db.OutboxMessages.Where(m => m.Id == row.Id).ExecuteDeleteAsync(cancellation) == 0 || row.ReviewId is not { } review)
            return;
        var context = new ActionContext(Actors.System, at, FormattableString.Invariant($"drop-mail:{row.Id:D}"));
        await AuditTrail.AppendAsync(db, [new AuditAct(AuditEntryRow.ChainOf(review), context, at, Dropped, AuditJson.Write(new { Messages = 1 }))], cancellation);
    }
}
