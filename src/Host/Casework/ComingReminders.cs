using Microsoft.EntityFrameworkCore;
using Reviews.Host.Calendar;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>Reminders and escalations that are still to go, by the very schedule that the queue sends by: but for those that were settled by hand, and those of a pause, which wait until it is over.</summary>
internal sealed class ComingReminders(HolidayCalendar calendar, ReminderRules rules)
{
    /// <summary>Of open tasks, with their groups.</summary>
    public async Task<IReadOnlyList<ComingReminder>> OfAsync(ReviewsDb db, IReadOnlyList<ReviewTaskRow> tasks, Instant now, CancellationToken cancellation)
    {
        var byId = tasks.Where(t => t.IsOpen && t.Due is not null).ToDictionary(t => t.Id);
        var settled = await db.SettledReminders.AsNoTracking().Select(r => r.Key).ToHashSetAsync(cancellation);
        var isPaused = await PausedProcesses.FromAsync(db, now, cancellation);
        return
        [
            .. ReminderSchedule.ToCome(byId.Values.Select(ReminderMail.AsOpen), [], now, calendar.Current, rules)
                .Select(due => new ComingReminder(due, byId[due.SubjectId]))
                .Where(one => !settled.Contains(one.Key) && !isPaused(one.Task.ProcessInstanceId, one.Due.OwedAt)),
        ];
    }

    /// <summary>Those of one process that somebody means by what the page calls them, as they stand now; the process is locked until the change is kept.</summary>
    /// <param name="only">Of these tasks; null for all. Never of some votes, whose are not told apart.</param>
    public async Task<(RunningProcess Process, IReadOnlyList<Group> Held, IReadOnlyList<ComingReminder> Meant)?> MeantAsync(CaseTransaction transaction, ReminderName name, IReadOnlyList<Guid>? only)
    {
        if (await transaction.FindAsync(name.ProcessInstanceId) is not { } process)
            return null;
        var db = transaction.Db;
        var held = await CaseAccess.GroupsOnAsync(db, transaction.Context.PersonId(), process.Row.ReviewId, transaction.Cancellation);
        var tasks = await db.ReviewTasks.Include(t => t.Groups).Where(t => t.ProcessInstanceId == name.ProcessInstanceId && t.IsOpen && t.Due != null).ToListAsync(transaction.Cancellation);
        var coming = await OfAsync(db, tasks, transaction.Context.At, transaction.Cancellation);
        return (process, held, [.. coming.Where(one => ShownSteps.To(held, process.Definition, one.Task) && ReminderName.Of(one, held) == name
            && (only is null || VoteRounds.IsVote(one.Task) || name.About.Length == 0 || only.Contains(one.Task.Id)))]);
    }
}

/// <summary>A message that is to go, and its task.</summary>
internal sealed record ComingReminder(DueMessage Due, ReviewTaskRow Task)
{
    public string Key => ReminderMail.KeyOf(Due, Task);
}

/// <summary>What a page calls messages that go together: those of one step, or to whoever may not read the review those of a whole process.</summary>
/// <param name="About">The step's element; empty for whoever may not read the review.</param>
/// <param name="Role">Whom it is escalated to; empty for anything else.</param>
internal sealed record ReminderName(Guid ProcessInstanceId, DueReason Reason, Instant OwedAt, string About, string Role)
{
    /// <param name="held">On the review, by whoever reads.</param>
    public static ReminderName Of(ComingReminder one, IReadOnlyList<Group> held)
    {
        var mayRead = held.Any(group => RolePermissions.May(group.Role, Permission.ReadReview));
        var role = mayRead && one.Due.Reason == DueReason.Escalation ? one.Due.To.Groups[0].Role.Id : "";
        return new(one.Task.ProcessInstanceId, one.Due.Reason, one.Due.OwedAt, mayRead ? one.Task.ElementId : "", role);
    }
}
