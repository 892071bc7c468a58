using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;

namespace Reviews.Notifications;

/// <summary>One task's rungs as messages, each at the moment it goes; whether that moment has come is not asked here.</summary>
internal sealed class TaskRungs
{
    private readonly OpenTask task;
    private readonly WorkingDayCalendar calendar;
    private readonly List<string> problems;
    private readonly MailingHours hours;
    private readonly ReminderLadder ladder;
    private readonly bool isOwnEscalation;
    private readonly Instant dueAt;

    public TaskRungs(OpenTask task, WorkingDayCalendar calendar, ReminderRules rules, List<string> problems)
    {
        this.task = task;
        this.calendar = calendar;
        this.problems = problems;
        hours = new MailingHours(calendar, rules);
        isOwnEscalation = !string.IsNullOrWhiteSpace(task.Escalate);
        ladder = ReminderLadder.Read(string.IsNullOrWhiteSpace(task.Remind) ? rules.Remind : task.Remind, isOwnEscalation ? task.Escalate : rules.Escalate, out var unread);
        dueAt = LondonTime.ToInstant(task.Due);
        foreach (var problem in unread) Report(problem);
    }

    /// <summary>To whoever has the task.</summary>
    public IEnumerable<DueMessage> ToHolders()
    {
        var to = Recipients.Having(task.Assignee, task.Groups);
        foreach (var rung in ladder.Reminders)
        {
            if (MomentOf(rung) is not { } moment || moment <= task.CreatedAt) continue;
            if (moment >= dueAt)
                yield return new(Key("remind", rung), DueReason.Overdue, task.Id, hours.FirstFrom(moment), to);
            else if (ReminderAt(moment) is { } at)
                yield return new(Key("remind", rung), DueReason.Reminder, task.Id, at, to);
        }
    }

    /// <summary>To the roles above. A task that was made after the rung's moment owes it at once: it is as late as any.</summary>
    public IEnumerable<(string Role, DueMessage Message)> ToRoles()
    {
        foreach (var rung in ladder.Escalations)
        {
            if (MomentOf(rung) is not { } moment || TargetOf(rung) is not { } target || !HasPart(target)) continue;
            var at = hours.FirstFrom(Instant.Max(moment, task.CreatedAt));
            yield return (target.Role.Id, new(Key("escalate", rung), DueReason.Escalation, task.Id, at, new([target], null)));
        }
    }

    private Instant? ReminderAt(Instant moment)
    {
        var at = hours.FirstFrom(moment);
        if (at >= dueAt) at = hours.EveningBefore(moment);
        return at > task.CreatedAt ? at : null;
    }

    private Instant? MomentOf(LadderRung rung)
    {
        try
        {
            return rung.InstantFor(task.Due, task.CreatedAt, calendar);
        }
        catch (BeyondCalendarException beyond)
        {
            Report(beyond.Message);
            return null;
        }
    }

    // A body that the rung names is meant. Else it is that of the task: of its groups where one is of the kind the role belongs to, else the one it is about.
    private Group? TargetOf(LadderRung rung)
    {
        if (Role.Find(rung.Role!) is not { } role)
        {
            // Not a role alone: a role with its body, or a fault that is said.
            if (!Group.TryParse(rung.Role!, out var named, out var problem)) Report(problem);
            return named;
        }

        if (!role.BelongsToOneBody) return new Group(role, null);
        var body = task.Groups.FirstOrDefault(group => group.Role.Body == role.Body)?.Body;
        // A task about an agency is escalated to every partner; no agency hears of another's.
        if (role.Body == BodyKind.Partner) return new Group(role, body);
        // A ladder made for every task knows an agency by the task's own group alone: what others owe about it is not its business.
        if (isOwnEscalation) body ??= task.SubjectBody;
        if (body is not null) return new Group(role, body);
        if (isOwnEscalation) Report($"Expected a task that is about an agency, because it is escalated by '{rung.Text}', but it is about none.");
        return null;
    }

    // A ladder made for every task goes past those whose task it is already.
    private bool HasPart(Group target) => isOwnEscalation || !task.Groups.Contains(target);

    private void Report(string problem) => problems.Add(FormattableString.Invariant($"Task {task.Id:D}: {problem}"));

    private string Key(string list, LadderRung rung) =>
        FormattableString.Invariant($"task:{task.Id:D}:{list}:{rung.Text}:{dueAt.ToUnixTimeTicks()}");
}
