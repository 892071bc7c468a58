using Microsoft.EntityFrameworkCore;
using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Audit;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Workflows;

namespace Reviews.Host.Jobs;

/// <summary>
/// Puts the reminders and escalations that are owed into the outbox, each in a transaction of its own; the schedule itself is
/// of Notifications. What a message is about is read again where it is queued: a task done meanwhile owes none. One that
/// fails holds up no other. While a review is paused nobody is chased; what was missed is caught up with when it goes on.
/// </summary>
internal sealed class ReminderQueue(
    IDbContextFactory<ReviewsDb> contexts, WriteTransactions writes, HolidayCalendar calendar, ReminderRules rules, ReminderMail mail, IClock clock, ILogger<ReminderQueue> log)
{
    /// <summary>The event of the audit trail.</summary>
    public const string ReminderSent = ReminderMail.Sent;

    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await calendar.RefreshAsync(db, cancellation);
        var now = clock.GetCurrentInstant();
        var tasks = await db.ReviewTasks.AsNoTracking().Include(t => t.Groups).Where(t => t.IsOpen && t.Due != null).ToListAsync(cancellation);
        var limits = await db.ProcessInstances.AsNoTracking().Where(p => p.EndedAt == null && p.Limit != null).ToListAsync(cancellation);
        var paused = await PausedProcesses.OnAsync(db, now, cancellation);
        tasks.RemoveAll(task => paused.Contains(task.ProcessInstanceId));
        var settled = await db.SettledReminders.ToDictionaryAsync(r => r.Key, r => r.IsSent, cancellation);
        var byId = tasks.ToDictionary(task => task.Id);
        var sweep = ReminderSchedule.Sweep(
            tasks.Select(ReminderMail.AsOpen), limits.Select(p => new RunningLimit(p.Id, p.Limit!.Value)), now, calendar.Current, rules,
            due => settled.TryGetValue(ReminderMail.KeyOf(due, byId[due.SubjectId]), out var isSent) && !isSent);
        foreach (var problem in sweep.Problems)
            log.LogWarning("A reminder cannot be scheduled: {Problem}", problem);
        foreach (var due in sweep.Due)
        {
            // Asked here first, so that what was queued long ago costs no transaction.
            var key = ReminderMail.KeyOf(due, byId.GetValueOrDefault(due.SubjectId));
            var beginning = key + ":";
            if (settled.ContainsKey(key) || await db.OutboxMessages.AnyAsync(m => m.Key.StartsWith(beginning), cancellation))
                continue;
            var task = byId.GetValueOrDefault(due.SubjectId);
            if (await SaidReminders.WasBeforeMoveAsync(db, due, task, cancellation))
                continue;
            // Nor does what nobody can be told, at every sweep until its task is done: a ladder names roles that not every review has,
            // and people who have heard of it.
            var reviewId = task?.ReviewId ?? limits.Find(p => p.Id == due.SubjectId)!.ReviewId;
            if (!await Notices.ReachAnybodyAsync(db, reviewId, due.To, await SaidReminders.ToldSinceAsync(db, due, task, cancellation), cancellation))
                continue;
            try
            {
                await writes.RunAsync(queued => QueueAsync(queued, due, now, cancellation), queued => queued, cancellation);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "A reminder was not queued and is tried again at the next sweep: {Key}", due.Key);
            }
        }
    }

    /// <summary>False when it is no longer owed.</summary>
    private async Task<bool> QueueAsync(ReviewsDb db, DueMessage seen, Instant now, CancellationToken cancellation)
    {
        if (await ReviewOfAsync(db, seen.SubjectId, cancellation) is not { } reviewId)
            return false;
        await AuditTrail.TakeTurnAsync(db, AuditEntryRow.ChainOf(reviewId), cancellation);
        var task = await TaskAsync(db, seen.SubjectId, cancellation);
        // What has fallen due and is not done yet may close the very task: the next sweep judges it.
        if (task is not null && await IsBehindAsync(db, task.ProcessInstanceId, now, cancellation))
            return false;
        if (task is not null && (await PausedProcesses.OnAsync(db, now, cancellation)).Contains(task.ProcessInstanceId))
            return false;
        var process = await db.ProcessInstances.SingleOrDefaultAsync(p => p.Id == seen.SubjectId && p.EndedAt == null && p.Limit != null, cancellation);
        IReadOnlyList<OpenTask> open = task is null ? [] : [ReminderMail.AsOpen(task)];
        IReadOnlyList<RunningLimit> limit = process is null ? [] : [new(process.Id, process.Limit!.Value)];
        // Asked again of what stands now: done, moved to another day or given to somebody else, it owes something else or nothing.
        var dropped = await db.SettledReminders.Where(r => r.ReviewId == reviewId && !r.IsSent).Select(r => r.Key).ToHashSetAsync(cancellation);
        var sweep = ReminderSchedule.Sweep(open, limit, now, calendar.Current, rules, due => dropped.Contains(ReminderMail.KeyOf(due, task)));
        if (sweep.Due.FirstOrDefault(due => due.Key == seen.Key) is not { } due)
            return false;
        // Sent before its time by somebody, or not to be sent.
        var key = ReminderMail.KeyOf(due, task);
        if (await db.SettledReminders.AnyAsync(r => r.Key == key, cancellation))
            return false;
        var review = await db.Reviews.SingleAsync(r => r.Id == reviewId, cancellation);
        // Only what comes before its date may wait for the morning: not what is late, what is escalated, nor a limit.
        var digest = due.Reason == DueReason.Reminder ? DigestTimes.For(task!.Due, due.OwedAt, calendar.Current, rules) : null;
        if (await mail.QueueAsync(db, review, due, task, process, now, digest is { } at ? (due.SubjectId, at) : null, cancellation) > 0)
            await RecordAsync(db, reviewId, due, now, cancellation);
        return true;
    }

    // Who was told of what, and when, is part of a review's history.
    private static Task RecordAsync(ReviewsDb db, Guid reviewId, DueMessage due, Instant now, CancellationToken cancellation)
    {
        var context = new ActionContext(Actors.System, now, FormattableString.Invariant($"remind:{due.Key}"));
        return AuditTrail.AppendAsync(db, [new AuditAct(AuditEntryRow.ChainOf(reviewId), context, now, ReminderSent, AuditJson.Write(ReminderMail.Told(due)))], cancellation);
    }

    private static async Task<bool> IsBehindAsync(ReviewsDb db, Guid processId, Instant now, CancellationToken cancellation) =>
        await db.ArmedTimers.AnyAsync(t => t.ProcessInstanceId == processId && t.DueAt <= now, cancellation)
        || await db.Jobs.AnyAsync(j => j.ProcessInstanceId == processId && j.State == JobState.Waiting && j.DueAt <= now, cancellation);

    private static async Task<Guid?> ReviewOfAsync(ReviewsDb db, Guid subject, CancellationToken cancellation) =>
        await db.ReviewTasks.Where(t => t.Id == subject).Select(t => (Guid?)t.ReviewId).SingleOrDefaultAsync(cancellation)
        ?? await db.ProcessInstances.Where(p => p.Id == subject).Select(p => (Guid?)p.ReviewId).SingleOrDefaultAsync(cancellation);

    /// <summary>The task while it is owed. Where there are many writers, nobody completes it until its reminder is queued.</summary>
    private static async Task<ReviewTaskRow?> TaskAsync(ReviewsDb db, Guid id, CancellationToken cancellation)
    {
        var rows = db.Database.IsNpgsql()
            ? db.ReviewTasks.FromSql($"SELECT * FROM \"ReviewTasks\" WHERE \"Id\" = {id} FOR SHARE")
            : db.ReviewTasks.Where(t => t.Id == id);
        var task = (await rows.ToListAsync(cancellation)).SingleOrDefault(t => t.IsOpen && t.Due is not null);
        if (task is not null)
            await db.Entry(task).Collection(t => t.Groups).LoadAsync(cancellation);
        return task;
    }
}
