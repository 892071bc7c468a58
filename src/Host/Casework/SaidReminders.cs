using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;

namespace Reviews.Host.Casework;

/// <summary>What the schedule has said of a task already, by whatever rung, and by whatever date it had then.</summary>
internal static class SaidReminders
{
    /// <summary>
    /// Who has heard of this very task and date, by another rung, since this one was owed: whoever has a task and is also the one it is
    /// escalated to gets one mail of it, not two in a minute.
    /// </summary>
    public static async Task<IReadOnlySet<Guid>> ToldSinceAsync(ReviewsDb db, DueMessage due, ReviewTaskRow? task, CancellationToken cancellation)
    {
        var (ofTask, ofDate, own) = (FormattableString.Invariant($"task:{due.SubjectId:D}:"), due.Key[due.Key.LastIndexOf(':')..] + ":", ReminderMail.RungOf(due, task));
        var told = await db.OutboxMessages
            .Where(m => m.Key.StartsWith(ofTask) && m.Key.Contains(ofDate) && !m.Key.StartsWith(own) && LateReminders.Kinds.Contains(m.Kind) && m.CreatedAt >= due.OwedAt && m.PersonId != null)
            .Select(m => m.PersonId!.Value).ToListAsync(cancellation);
        return told.ToHashSet();
    }

    /// <summary>
    /// Whether a rung whose moment came before the task's date was last moved had been said by then, or settled by hand: the move,
    /// of which its holders are told, does not say it again.
    /// </summary>
    public static async Task<bool> WasBeforeMoveAsync(ReviewsDb db, DueMessage due, ReviewTaskRow? task, CancellationToken cancellation)
    {
        if (task is null)
            return false;
        var moved = await db.DeadlineMoves.Where(m => m.TaskId == task.Id).OrderByDescending(m => m.Number).Select(m => (Instant?)m.At).FirstOrDefaultAsync(cancellation);
        if (moved is null || due.OwedAt > moved)
            return false;
        var rung = ReminderMail.RungOf(due, task);
        return await db.OutboxMessages.AnyAsync(m => m.Key.StartsWith(rung), cancellation) || await db.SettledReminders.AnyAsync(r => r.Key.StartsWith(rung), cancellation);
    }
}
