using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Calendar;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Casework;

/// <summary>
/// Reminders and escalations that leave later than they were to go: mail was held, or the server did not take them. They keep to the
/// hours in which people are written to, and go no more when their step is done or its review is paused, its date is another or has come,
/// or whoever it is to is no longer the one to be told: the queue then owes it to whoever is. What somebody sent by hand goes at any hour, and an alarm about a limit never waits.
/// </summary>
internal sealed class LateReminders(HolidayCalendar calendar, ReminderRules rules)
{
    /// <summary>The kind of a reminder that comes before its task's time.</summary>
    public const string Reminder = "task-reminder";

    private const string Escalated = "task-escalated";

    /// <summary>All kinds of the schedule of a task.</summary>
    public static readonly IReadOnlyList<string> Kinds = [Reminder, "task-overdue", Escalated];

    /// <summary>Takes one out that is no longer owed, or puts it off until the hours begin.</summary>
    /// <returns>Whether it is not to be handed over now.</returns>
    public async Task<bool> StaysAsync(ReviewsDb db, OutboxMessageRow row, Instant now, CancellationToken cancellation)
    {
        if (!Kinds.Contains(row.Kind))
            return false;
        var isByHand = await IsByHandAsync(db, row, cancellation);
        if (!await IsOwedAsync(db, row, now, isByHand, cancellation))
        {
            await DropAsync(db, row, now, cancellation);
            return true;
        }

        var leaves = ReminderSchedule.LeavesAt(now, calendar.Current, rules);
        if (leaves <= now || isByHand)
            return false;
        await db.OutboxMessages.Where(m => m.Id == row.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextTryAt, leaves).SetProperty(m => m.LeasedUntil, (Instant?)null), cancellation);
        return true;
    }

    // A key says the task, or the process and the step of a vote, and the due time it was reckoned by: see TaskRungs and ReminderMail.
    private async Task<bool> IsOwedAsync(ReviewsDb db, OutboxMessageRow row, Instant now, bool isByHand, CancellationToken cancellation)
    {
        var parts = row.Key.Split(':');
        if (parts.Length < 3 || !Guid.TryParse(parts[1], CultureInfo.InvariantCulture, out var id))
            return true;
        var element = parts[2];
        var isOfVote = parts[0] == "vote";
        var open = await db.ReviewTasks.AsNoTracking().Include(t => t.Groups)
            .Where(t => t.IsOpen && t.Due != null && (isOfVote ? t.ProcessInstanceId == id && t.ElementId == element : t.Id == id)).ToListAsync(cancellation);
        // In a pause nobody is chased; what is dropped for it is owed again when the review goes on.
        if (!isByHand && open.Count > 0 && await PausedProcesses.OnAsync(db, now, cancellation) is var paused)
            open.RemoveAll(task => paused.Contains(task.ProcessInstanceId));
        foreach (var task in open)
        {
            var due = LondonTime.ToInstant(task.Due!.Value);
            if (parts.Contains(due.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture)) && (row.Kind != Reminder || due > now) && await IsTheirsAsync(db, row, task, cancellation))
                return true;
        }

        return false;
    }

    // Whoever would be told were it queued now: the task may be somebody else's by now, or they are no longer on the review.
    private async Task<bool> IsTheirsAsync(ReviewsDb db, OutboxMessageRow row, ReviewTaskRow task, CancellationToken cancellation)
    {
        var open = ReminderMail.AsOpen(task);
        var to = row.Kind == Escalated
            ? ReminderSchedule.Escalations(open, calendar.Current, rules).FirstOrDefault(due => ReminderMail.KeyOf(due, task) == Beginning(row))?.To
            : Recipients.Having(open.Assignee, open.Groups);
        return to is not null && row.PersonId is { } person && await Notices.ReachAsync(db, task.ReviewId, to, person, cancellation);
    }

    // One that was sent by hand, and reached nobody after all, is owed again.
    private static async Task DropAsync(ReviewsDb db, OutboxMessageRow row, Instant now, CancellationToken cancellation)
    {
        await UnsentMail.DropAsync(db, row, now, cancellation);
        var (key, beginning) = (Beginning(row), Beginning(row) + ":");
        if (!await db.OutboxMessages.AnyAsync(m => m.Key.StartsWith(beginning), cancellation))
            await db.SettledReminders.Where(r => r.Key == key && r.IsSent).ExecuteDeleteAsync(cancellation);
    }

    private static string Beginning(OutboxMessageRow row) => row.Key[..row.Key.LastIndexOf(':')];

    private static Task<bool> IsByHandAsync(ReviewsDb db, OutboxMessageRow row, CancellationToken cancellation)
    {
        var key = Beginning(row);
        return db.SettledReminders.AnyAsync(r => r.Key == key && r.IsSent, cancellation);
    }
}
