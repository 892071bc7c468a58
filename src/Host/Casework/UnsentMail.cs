using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Casework;

/// <summary>Mail that asks for something, of a review that asks for nothing any more.</summary>
internal static class UnsentMail
{
    private static readonly IReadOnlyList<string> Asking =
        ["task-assigned", "task-reminder", "task-overdue", "task-escalated", "deadline-changed", "limit-near", "no-majority", "draft-circulated", "draft-recirculated", "commissioning-notice"];

    /// <summary>Takes out of the outbox what would still ask people to do something. What is being handed over goes; what only tells of something done stays.</summary>
    public static async Task DropAsync(CaseTransaction transaction, Guid reviewId)
    {
        var now = transaction.Context.At;
        var dropped = await transaction.Db.OutboxMessages
            .Where(m => m.ReviewId == reviewId && m.SentAt == null && m.GivenUpAt == null && (m.LeasedUntil == null || m.LeasedUntil <= now) && Asking.Contains(m.Kind))
            .ExecuteDeleteAsync(transaction.Cancellation);
        if (dropped > 0)
            transaction.Record(reviewId, "mail-dropped", new { Messages = dropped });
    }
}
