using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Casework;

/// <summary>
/// Mail that leaves long after it was written, held or not taken by the server, and asks for what is over by then: a task that is
/// done or somebody else's, a limit of a process that has ended. It goes no more. See <see cref="LateReminders"/> for what the schedule sends.
/// </summary>
internal static class StaleMail
{
    /// <summary>Sooner, it says what it said when it was queued.</summary>
    private static readonly Duration Late = Duration.FromMinutes(5);

    /// <returns>Whether it is gone.</returns>
    public static async Task<bool> DropIfStaleAsync(ReviewsDb db, OutboxMessageRow row, Instant now, CancellationToken cancellation)
    {
        if (now - row.CreatedAt < Late || await HoldsAsync(db, row, cancellation))
            return false;
        await UnsentMail.DropAsync(db, row, now, cancellation);
        return true;
    }

    // A key begins with what the mail is about, and its id: see TaskMail, MovedDeadlineMail, ReminderSchedule and JobMail.
    private static async Task<bool> HoldsAsync(ReviewsDb db, OutboxMessageRow row, CancellationToken cancellation)
    {
        var parts = row.Key.Split(':');
        if (parts.Length < 3 || !Guid.TryParse(parts[1], CultureInfo.InvariantCulture, out var id))
            return true;
        return (parts[0], row.Kind) switch
        {
            ("task", TaskAssigned.Name or DeadlineChanged.Name) => await IsTheirsAsync(db, row, id, cancellation),
            ("limit", LimitNear.Name) => await db.ProcessInstances.Where(p => p.Id == id && p.EndedAt == null).Select(p => p.Limit).SingleOrDefaultAsync(cancellation) is { } limit
                && parts.Contains(LondonTime.ToInstant(limit).ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture)),
            ("job", LimitNear.Name) => await db.Jobs.AnyAsync(j => j.Id == id && db.ProcessInstances.Any(p => p.Id == j.ProcessInstanceId && p.EndedAt == null), cancellation),
            _ => true,
        };
    }

    private static async Task<bool> IsTheirsAsync(ReviewsDb db, OutboxMessageRow row, Guid taskId, CancellationToken cancellation)
    {
        var task = await db.ReviewTasks.AsNoTracking().Include(t => t.Groups).SingleOrDefaultAsync(t => t.Id == taskId && t.IsOpen, cancellation);
        return task is not null && row.PersonId is { } person
            && await Notices.ReachAsync(db, task.ReviewId, Recipients.Having(task.Assignee, TaskHolders.GroupsOf(task)), person, cancellation);
    }
}
