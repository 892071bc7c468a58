using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Jobs;

/// <summary>Puts the reminders and escalations that are owed into the outbox; the schedule itself is of Notifications.</summary>
internal sealed class ReminderQueue(
    IDbContextFactory<ReviewsDb> contexts, WriteTransactions writes, HolidayCalendar calendar, MailLinks links, IClock clock, ILogger<ReminderQueue> log)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetCurrentInstant();
        var tasks = await db.ReviewTasks.AsNoTracking().Include(t => t.Groups).Where(t => t.IsOpen && t.Due != null).ToListAsync(cancellation);
        var limits = await db.ProcessInstances.AsNoTracking().Where(p => p.EndedAt == null && p.Limit != null).ToListAsync(cancellation);
        var sweep = ReminderSchedule.Sweep(tasks.Select(AsOpen), limits.Select(p => new RunningLimit(p.Id, p.Limit!.Value)), now, calendar.Current);
        foreach (var problem in sweep.Problems)
            log.LogWarning("A reminder cannot be scheduled: {Problem}", problem);
        foreach (var due in sweep.Due)
        {
            var task = tasks.Find(t => t.Id == due.SubjectId);
            var key = KeyOf(due, task);
            var beginning = key + ":";
            if (await db.OutboxMessages.AnyAsync(m => m.Key.StartsWith(beginning), cancellation))
                continue;
            await QueueAsync(due, key, task, limits.Find(p => p.Id == due.SubjectId), now, cancellation);
        }
    }

    // However many partners have not voted yet, whoever is told of the open vote is told once: the number would say how many have.
    private static string KeyOf(DueMessage due, ReviewTaskRow? task) => task is { Step: "vote" } && due.Reason == DueReason.Escalation
        ? due.Key.Replace($"task:{task.Id:D}:", $"vote:{task.ProcessInstanceId:D}:{task.ElementId}:", StringComparison.Ordinal) + $":{due.To.Groups[0]}"
        : due.Key;

    private Task<bool> QueueAsync(DueMessage due, string key, ReviewTaskRow? task, ProcessInstanceRow? process, Instant now, CancellationToken cancellation) =>
        writes.RunAsync(
            async db =>
            {
                var reviewId = task?.ReviewId ?? process!.ReviewId;
                var reference = ReviewReference.Parse((await db.Reviews.SingleAsync(r => r.Id == reviewId, cancellation)).Reference);
                await Notices.QueueAsync(db, reviewId, Word(due, task, process, reference, now), key, now, cancellation);
                return true;
            },
            cancellation);

    private Notification Word(DueMessage due, ReviewTaskRow? task, ProcessInstanceRow? process, ReviewReference reference, Instant now) => due.Reason switch
    {
        DueReason.Reminder => new TaskReminder(reference, links.Task(task!.Id), task.Step, task.Due!.Value, due.To),
        DueReason.Overdue => new TaskOverdue(reference, links.Task(task!.Id), task.Step, task.Due!.Value, due.To),
        DueReason.Escalation => new TaskEscalated(
            reference, task!.Step == "vote" ? links.Review(reference) : links.Task(task.Id), task.Step, task.Due!.Value, LondonTime.ToInstant(task.Due.Value) <= now, due.To.Groups[0]),
        DueReason.LimitReached => new LimitNear(reference, links.Review(reference), process!.Limit!.Value, IsReached: true),
        _ => throw new InvalidOperationException($"Expected a reason that has its words, but {due.Reason} has none."),
    };

    private static OpenTask AsOpen(ReviewTaskRow task)
    {
        var properties = JsonSerializer.Deserialize<Dictionary<string, string>>(task.Properties)!;
        var groups = task.Groups.Where(g => Role.Find(g.Role) is not null).Select(g => new Group(Role.Find(g.Role)!, g.Body.Length == 0 ? null : g.Body));
        return new OpenTask(
            task.Id, task.Due!.Value, task.CreatedAt, task.Assignee, [.. groups], task.SubjectId,
            properties.GetValueOrDefault("remind"), properties.GetValueOrDefault("escalate"));
    }
}
