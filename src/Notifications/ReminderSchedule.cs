using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;

namespace Reviews.Notifications;

/// <summary>
/// Which reminders and escalations are owed now. Pure: the same tasks and moment give the same messages with the same
/// keys, so a sweep may run as often as it likes, miss hours and catch up. Only tasks that are still owed are handed in.
/// </summary>
/// <remarks>
/// What falls outside <see cref="MailingHours"/> waits for them to begin; an alarm about a process's limit never waits. A
/// reminder that would so reach its deadline goes late on the last working day until then, and none goes at or after the deadline: from
/// then on the rungs at and past it tell whoever has the task that it is overdue. A reminder whose moment was before the
/// task was made is not owed. Of several that were missed, the last one goes: one a task, and for escalations one a role. One that
/// is not to be sent keeps back those of its own moment, and no earlier one.
/// </remarks>
public static class ReminderSchedule
{
    /// <summary>The messages owed by <paramref name="now"/>, those of earlier sweeps that are not superseded among them.</summary>
    /// <param name="isDropped">Whether somebody said that one is not to be sent; null where nobody did. One sent before its time is no such one: it supersedes.</param>
    public static ReminderSweep Sweep(
        IEnumerable<OpenTask> tasks, IEnumerable<RunningLimit> limits, Instant now, WorkingDayCalendar calendar, ReminderRules rules, Predicate<DueMessage>? isDropped = null)
    {
        var problems = new List<string>();
        var due = new List<DueMessage>();
        foreach (var task in tasks)
        {
            var rungs = new TaskRungs(task, calendar, rules, problems);
            due.AddRange(LastOf(Sendable(rungs.ToHolders().Where(message => IsOwed(message, task, now)))));
            due.AddRange(rungs.ToRoles().Where(owed => owed.Message.OwedAt <= now).GroupBy(owed => owed.Role).SelectMany(role => LastOf(Sendable(role.Select(owed => owed.Message)))));
        }

        due.AddRange(limits.Select(Alarm).Where(alarm => alarm.OwedAt <= now));
        // Whoever has the task first: one person is told once, and of what is theirs.
        return new([.. due.OrderBy(message => message.OwedAt).ThenBy(message => message.Reason).ThenBy(message => message.Key, StringComparer.Ordinal)], problems);

        // Of one moment the last alone was shown to whoever dropped it.
        IEnumerable<DueMessage> Sendable(IEnumerable<DueMessage> owed) =>
            isDropped is null ? owed : owed.GroupBy(message => message.OwedAt).SelectMany(LastOf).Where(message => !isDropped(message));
    }

    /// <summary>What sweeps after <paramref name="now"/> will find, each at its moment, as long as nothing changes: the soonest first.</summary>
    public static IReadOnlyList<DueMessage> ToCome(IEnumerable<OpenTask> tasks, IEnumerable<RunningLimit> limits, Instant now, WorkingDayCalendar calendar, ReminderRules rules)
    {
        var coming = new List<DueMessage>();
        foreach (var task in tasks)
        {
            // What cannot be scheduled is said by the sweep.
            var rungs = new TaskRungs(task, calendar, rules, []);
            coming.AddRange(rungs.ToHolders().Where(message => message.OwedAt > now && IsOwed(message, task, message.OwedAt)).GroupBy(message => message.OwedAt).SelectMany(LastOf));
            coming.AddRange(rungs.ToRoles().Where(owed => owed.Message.OwedAt > now).GroupBy(owed => (owed.Role, owed.Message.OwedAt)).SelectMany(role => LastOf(role.Select(owed => owed.Message))));
        }

        coming.AddRange(limits.Select(Alarm).Where(alarm => alarm.OwedAt > now));
        return [.. coming.OrderBy(message => message.OwedAt).ThenBy(message => message.Key, StringComparer.Ordinal)];
    }

    /// <summary>Every escalation of a task, whenever it goes or went.</summary>
    public static IEnumerable<DueMessage> Escalations(OpenTask task, WorkingDayCalendar calendar, ReminderRules rules) =>
        new TaskRungs(task, calendar, rules, []).ToRoles().Select(owed => owed.Message);

    /// <summary>When mail of the schedule may leave that could not when it was to go: now, or when the hours begin again. An alarm about a limit is not asked for.</summary>
    public static Instant LeavesAt(Instant now, WorkingDayCalendar calendar, ReminderRules rules) => new MailingHours(calendar, rules).FirstFrom(now);

    private static bool IsOwed(DueMessage message, OpenTask task, Instant now) =>
        message.OwedAt <= now && (message.Reason == DueReason.Overdue || now < LondonTime.ToInstant(task.Due));

    private static IEnumerable<DueMessage> LastOf(IEnumerable<DueMessage> owed) =>
        owed.OrderBy(message => message.OwedAt).ThenBy(message => message.Reason).TakeLast(1);

    private static DueMessage Alarm(RunningLimit limit)
    {
        var reached = LondonTime.ToInstant(limit.Limit);
        var key = FormattableString.Invariant($"limit:{limit.ProcessId:D}:reached:{reached.ToUnixTimeTicks()}");
        return new(key, DueReason.LimitReached, limit.ProcessId, reached, LimitNear.Everyone);
    }
}
