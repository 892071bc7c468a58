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
/// hours in which people are written to, and go no more when their step is done, or its date is another or has come. What somebody
/// sent by hand goes at any hour, and an alarm about a limit never waits.
/// </summary>
internal sealed class LateReminders(HolidayCalendar calendar, ReminderRules rules)
{
    /// <summary>The kind of a reminder that comes before its task's time.</summary>
    public const string Reminder = "task-reminder";

    private static readonly string[] Kinds = [Reminder, "task-overdue", "task-escalated"];

    /// <summary>Takes one out that is no longer owed, or puts it off until the hours begin.</summary>
    /// <returns>Whether it is not to be handed over now.</returns>
    public async Task<bool> StaysAsync(ReviewsDb db, OutboxMessageRow row, Instant now, CancellationToken cancellation)
    {
        if (!Kinds.Contains(row.Kind))
            return false;
        if (!await IsOwedAsync(db, row, now, cancellation))
        {
            await UnsentMail.DropAsync(db, row, now, cancellation);
            return true;
        }

        var leaves = ReminderSchedule.LeavesAt(now, calendar.Current, rules);
        if (leaves <= now || await IsByHandAsync(db, row, cancellation))
            return false;
        await db.OutboxMessages.Where(m => m.Id == row.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextTryAt, leaves).SetProperty(m => m.LeasedUntil, (Instant?)null), cancellation);
        return true;
    }

    // A key says the task, or the process and the step of a vote, and the due time it was reckoned by: see TaskRungs and ReminderMail.
    private static async Task<bool> IsOwedAsync(ReviewsDb db, OutboxMessageRow row, Instant now, CancellationToken cancellation)
    {
        var parts = row.Key.Split(':');
        if (parts.Length < 3 || !Guid.TryParse(parts[1], CultureInfo.InvariantCulture, out var id))
            return true;
        var element = parts[2];
        var isOfVote = parts[0] == "vote";
        var open = await db.ReviewTasks.AsNoTracking().Where(t => t.IsOpen && t.Due != null && (isOfVote ? t.ProcessInstanceId == id && t.ElementId == element : t.Id == id))
            .Select(t => t.Due!.Value).ToListAsync(cancellation);
        var due = open.Select(LondonTime.ToInstant).Where(at => parts.Contains(at.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture))).ToList();
        return due.Count > 0 && (row.Kind != Reminder || due[0] > now);
    }

    private static Task<bool> IsByHandAsync(ReviewsDb db, OutboxMessageRow row, CancellationToken cancellation)
    {
        var key = row.Key[..row.Key.LastIndexOf(':')];
        return db.SettledReminders.AnyAsync(r => r.Key == key && r.IsSent, cancellation);
    }
}
